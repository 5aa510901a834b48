/**
 * Verification by identity: who observed a signature and when, whether a certificate is to be
 * believed then, and whether it names the signer who is expected.
 *
 * <p>Specification: sigstore architecture-docs, {@code client-spec.md} section 4; RFC 5280, RFC
 * 6962; Fulcio, {@code docs/oid-info.md}.
 *
 * <p>Start reading at {@link dev.signlab.engine.identity.CertificateJudge}.
 */
@NullMarked
package dev.signlab.engine.identity;

import org.jspecify.annotations.NullMarked;
