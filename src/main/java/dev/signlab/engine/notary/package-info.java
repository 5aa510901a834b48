/**
 * Signatures of the Notary Project: an envelope beside an image in the registry, certificates in
 * place of keys, and a policy that says whose count for what.
 *
 * <p>Specification: notaryproject/specifications, {@code specs/signature-specification.md}, {@code
 * signature-envelope-jws.md} and {@code trust-store-trust-policy.md}. Envelopes in COSE,
 * timestamps, revocation and plugins are not judged here, and said to be so.
 *
 * <p>Start reading at {@link dev.signlab.engine.notary.NotaryEnvelope} and {@link
 * dev.signlab.engine.notary.NotaryJudge}.
 */
@NullMarked
package dev.signlab.engine.notary;

import org.jspecify.annotations.NullMarked;
