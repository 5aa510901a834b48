/**
 * The commands that sign, verify and show images.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/engine.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.image.ImageCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.image;

import org.jspecify.annotations.NullMarked;
