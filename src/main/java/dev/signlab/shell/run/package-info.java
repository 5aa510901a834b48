/**
 * Runs lines: finds the command of a line, takes its flags apart, redirects, and answers failures.
 * The same in the shell, in a script and one-shot.
 *
 * <p>Specification: {@code content/design/line-language.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.run.LineRunner}.
 */
@NullMarked
package dev.signlab.shell.run;

import org.jspecify.annotations.NullMarked;
