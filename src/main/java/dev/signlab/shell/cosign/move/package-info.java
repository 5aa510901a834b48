/**
 * The commands that move images with what hangs on them, take that away, and verify the images
 * which a file names.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/moving.adoc} says
 * where the lab differs and why.
 *
 * <p>May import: what {@code shell.cosign} may, and {@code image} for Dockerfiles.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.move.MoveCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.move;

import org.jspecify.annotations.NullMarked;
