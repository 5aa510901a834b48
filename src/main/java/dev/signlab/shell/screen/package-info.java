/**
 * Screens: streams with a style, questions, progress, and how a problem is written down.
 *
 * <p>Specification: {@code content/design/failures.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.screen.StreamScreen}.
 */
@NullMarked
package dev.signlab.shell.screen;

import org.jspecify.annotations.NullMarked;
