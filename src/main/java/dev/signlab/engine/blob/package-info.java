/**
 * Signing and verifying files of any length: bundles, cosign's older local bundles, and bare
 * signatures.
 *
 * <p>Specification: sigstore bundle 0.3, cosign's {@code sign-blob} and {@code verify-blob}; {@code
 * content/design/blobs.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.engine.blob.BlobSignature}.
 */
@NullMarked
package dev.signlab.engine.blob;

import org.jspecify.annotations.NullMarked;
