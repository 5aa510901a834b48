/**
 * Texts that the line language does not know, run whole by the bash of this machine: what it is
 * given, how its tools reach the session, and what comes back.
 *
 * <p>Specification: {@code content/design/machine-shell.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.machine.BashShell}.
 */
@NullMarked
package dev.signlab.shell.machine;

import org.jspecify.annotations.NullMarked;
