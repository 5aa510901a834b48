/**
 * What images are: descriptors, manifests and indexes, each beside the very bytes it was read from.
 *
 * <p>Specification: OCI image-spec v1.1: descriptor.md, manifest.md, image-index.md.
 *
 * <p>Start reading at {@link dev.signlab.oci.model.Manifest}.
 */
@NullMarked
package dev.signlab.oci.model;

import org.jspecify.annotations.NullMarked;
