/**
 * The commands that carry cosign's name: its words, flags, variables, texts and exit codes, over
 * the lab's engine.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/engine.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.CosignCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign;

import org.jspecify.annotations.NullMarked;
