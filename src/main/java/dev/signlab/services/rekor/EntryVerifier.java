package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Who signed an entry: a key, or a certificate, which the log does not judge.
 *
 * @param key by which the signature verifies
 * @param pem the one form in which the log keeps it
 * @param subjects of the certificate; none of a key
 */
record EntryVerifier(VerificationKey key, String pem, List<String> subjects) {

  EntryVerifier {
    subjects = List.copyOf(subjects);
  }

  static EntryVerifier parse(byte[] text) {
    try {
      List<Pem> blocks = Pem.parseAll(text, "public key");
      if (blocks.size() != 1) {
        throw RekorRefusal.entry("invalid public key: " + blocks.size() + " blocks of PEM, not 1");
      }
      return of(blocks.getFirst());
    } catch (RekorRefusal e) {
      throw e;
    } catch (LabException e) {
      throw RekorRefusal.entry(
          "invalid public key: " + e.problem().summary() + ": " + e.problem().foundOrSummary());
    }
  }

  static EntryVerifier of(Pem block) {
    if (block.label().equals(Pem.CERTIFICATE)) {
      Certificate certificate = Certificate.parse(block.bytes(), "certificate");
      return new EntryVerifier(certificate.key(), block.text(), certificate.identities());
    }
    VerificationKey key =
        VerificationKey.parse(block, "public key")
            .orElseThrow(
                () -> RekorRefusal.entry("invalid public key: unknown PEM type " + block.label()));
    return new EntryVerifier(key, key.pem(), List.of());
  }

  /** Returns the kept form, as the bodies of entries carry it. */
  String base64() {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns by what the index finds entries of this key. */
  String indexKey() {
    return Digest.of(pem.getBytes(StandardCharsets.US_ASCII)).hex();
  }

  /** Tells whether a signature is over what has a digest. */
  boolean signed(Digest digest, byte[] signature) {
    return key.type()
        .algorithm(digest.algorithm())
        .filter(each -> key.verifier(each).verifies(digest, signature))
        .isPresent();
  }

  /** Tells whether a signature is over a message, by whichever algorithm fits the key. */
  boolean signed(byte[] message, byte[] signature) {
    return Arrays.stream(key.type().algorithms())
        .anyMatch(each -> key.verifier(each).verifies(message, signature));
  }

  /** Says of this kind of key that a signature does not verify, as the Go libraries do. */
  String invalid() {
    return switch (key.type()) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 ->
          "invalid signature when validating ASN.1 encoded signature";
      case RSA -> "crypto/rsa: verification error";
      case ED25519 -> "failed to verify signature";
    };
  }
}
