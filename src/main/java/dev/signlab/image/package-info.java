/**
 * Images outside registries: built from a Dockerfile, kept on this machine, copied between
 * registries, layouts and archives, described and drawn.
 *
 * <p>Specification: OCI image-spec (image-layout.md, config.md, layer.md).
 *
 * <p>Start reading at {@link dev.signlab.image.ImageStore} and {@link
 * dev.signlab.image.ImageBuild}.
 */
@NullMarked
package dev.signlab.image;

import org.jspecify.annotations.NullMarked;
