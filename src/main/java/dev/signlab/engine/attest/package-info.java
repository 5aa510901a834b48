/**
 * Attestations: statements about images and files, signed, hung up, found and judged, in cosign's
 * layout of bundles and in the legacy one.
 *
 * <p>Specification: cosign {@code specs/COSIGN_PREDICATE_SPEC.md} and {@code ATTESTATION_SPEC.md};
 * in-toto attestation framework; {@code content/design/attestations.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.engine.attest.Attestation}.
 */
@NullMarked
package dev.signlab.engine.attest;

import org.jspecify.annotations.NullMarked;
