/**
 * What is in the certificates that Fulcio issues, beside what every certificate has: the extensions
 * about the identity, and the signed certificate timestamps of a log.
 *
 * <p>Specification: Fulcio, docs/certificate-specification.md and docs/oid-info.md; RFC 6962.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.certificate.FulcioExtension} for identities, and
 * at {@link dev.signlab.sigstore.certificate.SignedCertificateTimestamp} for logs.
 */
@NullMarked
package dev.signlab.sigstore.certificate;

import org.jspecify.annotations.NullMarked;
