/**
 * The words of skopeo: images from one place to another, and what they are.
 *
 * <p>Specification: skopeo-copy(1), skopeo-inspect(1), as far as the labs need them.
 *
 * <p>Start reading at {@link dev.signlab.shell.skopeo.SkopeoCommands}.
 */
@NullMarked
package dev.signlab.shell.skopeo;

import org.jspecify.annotations.NullMarked;
