/**
 * The commands that move images with what hangs on them, and take that away.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/moving.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.copy.CopyCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.copy;

import org.jspecify.annotations.NullMarked;
