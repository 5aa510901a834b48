/**
 * The main class and the only wiring: which commands there are, which services they find, and how a
 * process begins and ends.
 *
 * <p>Specification: {@code content/design/shell.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.app.Main}.
 */
@NullMarked
package dev.signlab.app;

import org.jspecify.annotations.NullMarked;
