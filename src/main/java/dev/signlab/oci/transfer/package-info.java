/**
 * Bringing an image from one place to another without changing a byte of it: blobs first, then what
 * lists them, its name last.
 *
 * <p>Specification: OCI distribution-spec 1.1 (Pushing); OCI image-spec (image-index.md).
 *
 * <p>Start reading at {@link dev.signlab.oci.transfer.Transfer}.
 */
@NullMarked
package dev.signlab.oci.transfer;

import org.jspecify.annotations.NullMarked;
