package dev.signlab.services.fulcio;

import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.sigstore.certificate.FulcioExtension;
import java.util.Map;

/**
 * Who is certified, as the token says it.
 *
 * @param challenge what the caller signs to prove that the key is theirs
 * @param name the one subject alternative name
 * @param extensions what else the certificate says, in the order in which it does
 */
record Principal(
    String challenge, CertificateExtension name, Map<FulcioExtension, String> extensions) {}
