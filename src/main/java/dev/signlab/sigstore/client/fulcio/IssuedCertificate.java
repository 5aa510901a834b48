package dev.signlab.sigstore.client.fulcio;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A certificate that was issued, with what came along.
 *
 * @param certificate as it can be read; not yet believed
 * @param der the certificate as it was issued
 * @param issuers the certificates above it in DER, the root last; there may be none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record IssuedCertificate(Certificate certificate, byte[] der, List<byte[]> issuers) {

  private static final String EMBEDDED = "signedCertificateEmbeddedSct";
  private static final String DETACHED = "signedCertificateDetachedSct";
  private static final String WHAT = "the certificate of Fulcio";

  /** Longer chains are nobody's. */
  private static final int MOST = 16;

  /** Copies the list. */
  public IssuedCertificate {
    issuers = List.copyOf(issuers);
  }

  /** Reads the answer {@code SigningCertificate} of {@code fulcio.proto}. */
  static IssuedCertificate parse(ProtoFields answer) {
    ProtoFields issued = answer.has(DETACHED) ? answer.object(DETACHED) : answer.object(EMBEDDED);
    List<byte[]> chain =
        issued.object("chain").fields().array("certificates").stream()
            .limit(MOST)
            .map(IssuedCertificate::der)
            .toList();
    if (chain.isEmpty()) {
      throw issued.malformed("has no certificate", "a chain, the new certificate first", "none");
    }
    byte[] leaf = chain.getFirst();
    return new IssuedCertificate(
        Certificate.parse(leaf, WHAT), leaf, chain.subList(1, chain.size()));
  }

  private static byte[] der(JsonNode pem) {
    return Pem.parse(pem.asString("").getBytes(StandardCharsets.UTF_8), WHAT).bytes();
  }

  /** Returns the certificate in PEM. */
  public String pem() {
    return pem(der);
  }

  /** Returns the certificates above it in PEM, one behind the other; empty where there are none. */
  public String issuersPem() {
    StringBuilder text = new StringBuilder();
    issuers.forEach(each -> text.append(pem(each)));
    return text.toString();
  }

  private static String pem(byte[] der) {
    return Pem.of(Pem.CERTIFICATE, der).text();
  }
}
