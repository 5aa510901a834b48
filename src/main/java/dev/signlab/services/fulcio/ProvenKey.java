package dev.signlab.services.fulcio;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.CertificateSigningRequest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads the key of a request, and sees whether the caller has its private half. */
final class ProvenKey {

  private static final int DER_SEQUENCE = 0x30;

  private ProvenKey() {}

  static VerificationKey of(SigningRequest.Key requested, String challenge) {
    return switch (requested) {
      case SigningRequest.Key.Plain plain -> plain(plain, challenge);
      case SigningRequest.Key.Csr csr -> ofCsr(csr.pem());
    };
  }

  private static VerificationKey plain(SigningRequest.Key.Plain plain, String challenge) {
    VerificationKey key = key(der(plain.content()));
    byte[] text = challenge.getBytes(StandardCharsets.UTF_8);
    if (!isProven(key, text, plain.proof())) {
      throw FulcioRefusal.of(
          RefusalReason.WRONG_PROOF,
          "a signature by the key over " + challenge,
          "one that does not verify");
    }
    return key;
  }

  /**
   * Older clients prove with SHA-256 whatever the curve is, and cosign 3.1 with the hash of the
   * curve; whoever made either has the private half.
   */
  private static boolean isProven(VerificationKey key, byte[] text, byte[] proof) {
    return Arrays.stream(key.type().algorithms())
        .anyMatch(algorithm -> key.verifier(algorithm).verifies(text, proof));
  }

  private static byte[] der(byte[] content) {
    if (content.length > 0 && content[0] == DER_SEQUENCE) {
      return content;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Optional<byte[]> inside =
        text.contains("-----BEGIN")
            ? Optional.of(inPem(content))
            : Base64Text.decode(text).filter(bytes -> bytes.length > 0).map(ProvenKey::der);
    return inside.orElseThrow(
        () ->
            FulcioRefusal.of(
                RefusalReason.MALFORMED_KEY,
                "a public key in PEM or DER",
                content.length == 0 ? "nothing" : "something else"));
  }

  private static byte[] inPem(byte[] pem) {
    try {
      Pem block = Pem.parse(pem, "the public key");
      return VerificationKey.parse(block, "the public key")
          .map(VerificationKey::encoded)
          .orElse(block.bytes());
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.MALFORMED_KEY, e);
    }
  }

  /** A key that is one for others and not for us is too weak, and not malformed. */
  private static VerificationKey key(byte[] der) {
    try {
      return VerificationKey.parse(der, "the public key");
    } catch (LabException e) {
      boolean isKey = VerificationKey.isEncoded(der);
      throw FulcioRefusal.of(isKey ? RefusalReason.WEAK_KEY : RefusalReason.MALFORMED_KEY, e);
    }
  }

  private static VerificationKey ofCsr(byte[] pem) {
    CertificateSigningRequest request = csr(pem);
    VerificationKey key = key(request.key());
    if (!request.isSigned()) {
      throw FulcioRefusal.of(
          RefusalReason.WRONG_PROOF, "a request signed by its own key", "another signature");
    }
    return key;
  }

  private static CertificateSigningRequest csr(byte[] pem) {
    try {
      return CertificateSigningRequest.parsePem(pem, "the certificate signing request");
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.MALFORMED_CSR, e);
    }
  }
}
