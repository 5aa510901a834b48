/**
 * What a lesson is after AsciiDoc: an immutable tree of blocks and spans, and its JSON form.
 *
 * <p>Specification: none; the form follows {@code content/design/content.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.content.document.Document}.
 */
@NullMarked
package dev.signlab.content.document;

import org.jspecify.annotations.NullMarked;
