package dev.signlab.engine.attach;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may lie beside a signature in the older layout: a certificate with its chain, a log entry, a
 * timestamp. A verifier by key believes none of it, but a signature that comes with broken ones is
 * not what any signer wrote.
 */
final class SignatureExtras {

  private static final List<String> CERTIFICATES =
      List.of(SimpleSigningLayout.CERTIFICATE, "dev.sigstore.cosign/chain");
  private static final List<String> DOCUMENTS =
      List.of("dev.sigstore.cosign/bundle", "dev.sigstore.cosign/rfc3161timestamp");

  private SignatureExtras() {}

  /** Returns the first annotation that cannot be read, in words. */
  static Optional<String> fault(Map<String, String> annotations) {
    for (String name : CERTIFICATES) {
      if (!isCertificates(annotations.getOrDefault(name, ""))) {
        return Optional.of("an annotation " + name + " that is no certificate in PEM");
      }
    }
    for (String name : DOCUMENTS) {
      if (!isJson(annotations.getOrDefault(name, ""))) {
        return Optional.of("an annotation " + name + " that is no JSON");
      }
    }
    return Optional.empty();
  }

  private static boolean isCertificates(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<Pem> blocks = Pem.parseAll(text.getBytes(StandardCharsets.UTF_8), "the certificate");
      for (Pem block : blocks) {
        factory.generateCertificate(new ByteArrayInputStream(block.bytes()));
      }
      return !blocks.isEmpty();
    } catch (CertificateException | LabException e) {
      return false;
    }
  }

  private static boolean isJson(String text) {
    try {
      return text.isEmpty()
          || Json.parse(text.getBytes(StandardCharsets.UTF_8), "the annotation").isObject();
    } catch (LabException e) {
      return false;
    }
  }
}
