/**
 * The commands for images, in the words of docker, skopeo and crane.
 *
 * <p>Specification: docker(1), skopeo-copy(1), skopeo-inspect(1), as far as the labs need them.
 *
 * <p>May import: shell.command, image, oci, crypto, http, json, storage, diagnostic.
 *
 * <p>Start reading at {@link dev.signlab.shell.image.ImageCommands}.
 */
@NullMarked
package dev.signlab.shell.image;

import org.jspecify.annotations.NullMarked;
