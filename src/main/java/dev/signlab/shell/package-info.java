/**
 * The lab's commands and the line language in which they are typed.
 *
 * <p>Specification: {@code content/design/line-language.adoc}; cosign's own words for cosign's
 * commands.
 *
 * <p>Start reading at {@link dev.signlab.shell.command.Command}.
 */
@NullMarked
package dev.signlab.shell;

import org.jspecify.annotations.NullMarked;
