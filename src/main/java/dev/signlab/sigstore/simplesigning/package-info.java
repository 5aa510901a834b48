/**
 * The payload of an image signature in cosign's legacy layout.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md} and containers {@code
 * container-signature(5)}, "simple signing".
 *
 * <p>Start reading at {@link dev.signlab.sigstore.simplesigning.SimpleSigningPayload}.
 */
@NullMarked
package dev.signlab.sigstore.simplesigning;

import org.jspecify.annotations.NullMarked;
