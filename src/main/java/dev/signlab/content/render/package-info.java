/**
 * From a document tree to lines of a terminal, to plain text that can be read aloud, and to HTML.
 *
 * <p>Specification: ECMA-48 for colours, the OSC 8 convention for links, HTML for pages.
 *
 * <p>Start reading at {@link dev.signlab.content.render.AnsiRenderer}.
 */
@NullMarked
package dev.signlab.content.render;

import org.jspecify.annotations.NullMarked;
