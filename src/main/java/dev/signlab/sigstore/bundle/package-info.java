/**
 * Sigstore bundles: a signature and all that is needed to verify it, in one file.
 *
 * <p>Specification: sigstore protobuf-specs, {@code sigstore_bundle.proto}, media types 0.1 to 0.3.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.bundle.Bundle}.
 */
@NullMarked
package dev.signlab.sigstore.bundle;

import org.jspecify.annotations.NullMarked;
