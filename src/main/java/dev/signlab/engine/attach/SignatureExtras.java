package dev.signlab.engine.attach;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.logentry.RekorBundle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What may lie beside a signature in the older layout: a certificate with its chain, a log entry, a
 * timestamp. A verifier by key believes none of it, but a signature that comes with broken ones is
 * not what any signer wrote.
 */
public final class SignatureExtras {

  /** The annotation of the certificates above the signer's, in PEM. */
  public static final String CHAIN = "dev.sigstore.cosign/chain";

  /** The annotation of an entry of a log, in cosign's form {@code RekorBundle}. */
  public static final String BUNDLE = "dev.sigstore.cosign/bundle";

  /** The annotation of a timestamp, in cosign's form {@code RFC3161Timestamp}. */
  public static final String TIMESTAMP = "dev.sigstore.cosign/rfc3161timestamp";

  private static final List<String> CERTIFICATES = List.of(SimpleSigningLayout.CERTIFICATE, CHAIN);
  private static final List<String> DOCUMENTS = List.of(BUNDLE, TIMESTAMP);

  private SignatureExtras() {}

  /**
   * Reads the annotations of a layer in the form in which bundles carry the same.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static VerificationMaterial material(Map<String, String> annotations) {
    List<byte[]> certificates = new ArrayList<>();
    for (String name : CERTIFICATES) {
      text(annotations, name)
          .ifPresent(
              pem -> Pem.parseAll(pem, name).forEach(each -> certificates.add(each.bytes())));
    }
    boolean certified = text(annotations, SimpleSigningLayout.CERTIFICATE).isPresent();
    return new VerificationMaterial(
        certified && !certificates.isEmpty()
            ? new KeySource.CertificateChain(certificates)
            : VerificationMaterial.NONE.keySource(),
        text(annotations, BUNDLE).map(json -> RekorBundle.parse(json, BUNDLE)).stream().toList(),
        text(annotations, TIMESTAMP).map(SignatureExtras::timestamp).stream().toList());
  }

  static Map<String, JsonNode> documents(Map<String, String> annotations) {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    text(annotations, BUNDLE).ifPresent(json -> documents.put("Bundle", Json.parse(json, BUNDLE)));
    text(annotations, TIMESTAMP)
        .ifPresent(json -> documents.put("RFC3161Timestamp", Json.parse(json, TIMESTAMP)));
    return documents;
  }

  private static byte[] timestamp(byte[] json) {
    return Json.parseObject(json, TIMESTAMP).bytes("SignedRFC3161Timestamp");
  }

  private static Optional<byte[]> text(Map<String, String> annotations, String name) {
    return Optional.ofNullable(annotations.get(name))
        .filter(text -> !text.isEmpty())
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

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
