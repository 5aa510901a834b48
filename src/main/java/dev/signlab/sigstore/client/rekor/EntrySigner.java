package dev.signlab.sigstore.client.rekor;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who made a signature that goes into a log: a key, or the certificate about it.
 *
 * @param key by which the signature verifies
 * @param algorithm of the signature
 * @param certificate about the key in DER, for signatures by identity
 */
public record EntrySigner(
    VerificationKey key, SignatureAlgorithm algorithm, Optional<byte[]> certificate) {

  /** A signer whose key is known to whoever verifies. */
  public static EntrySigner of(Signer signer) {
    return new EntrySigner(signer.publicKey(), signer.algorithm(), Optional.empty());
  }

  /** A signer whom a certificate names. */
  public static EntrySigner of(Signer signer, byte[] certificate) {
    return new EntrySigner(
        signer.publicKey(), signer.algorithm(), Optional.of(certificate.clone()));
  }

  /** The certificate in DER, or the key. */
  byte[] der() {
    return certificate.orElseGet(key::encoded);
  }

  /** The certificate in PEM, or the key; and all that in Base64 once more, as entries hold it. */
  String pemInBase64() {
    String label = certificate.isPresent() ? Pem.CERTIFICATE : Pem.PUBLIC_KEY;
    byte[] text = Pem.of(label, der()).text().getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }
}
