/**
 * From AsciiDoc to a document tree: the only place that knows Asciidoctor, and with it JRuby, which
 * takes seconds to load and is therefore loaded by the build or on demand.
 *
 * <p>Specification: the AsciiDoc language as Asciidoctor 2 reads it.
 *
 * <p>Start reading at {@link dev.signlab.content.asciidoc.AsciidocConverter}.
 */
@NullMarked
package dev.signlab.content.asciidoc;

import org.jspecify.annotations.NullMarked;
