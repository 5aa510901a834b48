package dev.signlab.engine.notary;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/**
 * The algorithms of the Notary Project; the key of the certificate decides which one it is
 * (signature-specification.md, Algorithm Selection). Ed25519 has none.
 */
public enum NotaryAlgorithm {
  /** An RSA key of 2048 bits. */
  PS256("RSASSA-PSS-SHA-256"),
  /** An RSA key of 3072 bits. */
  PS384("RSASSA-PSS-SHA-384"),
  /** An RSA key of 4096 bits. */
  PS512("RSASSA-PSS-SHA-512"),
  /** A key on P-256. */
  ES256("ECDSA-SHA-256"),
  /** A key on P-384. */
  ES384("ECDSA-SHA-384"),
  /** A key on P-521. */
  ES512("ECDSA-SHA-512");

  private final String words;

  NotaryAlgorithm(String words) {
    this.words = words;
  }

  /** Returns the name that notation shows. */
  public String words() {
    return words;
  }

  /**
   * Returns the algorithm of a key.
   *
   * @throws LabException with the cause WRONG_ALGORITHM for keys that have none
   */
  public static NotaryAlgorithm of(VerificationKey key) {
    return find(key).orElseThrow(() -> none(key));
  }

  private static Optional<NotaryAlgorithm> find(VerificationKey key) {
    return switch (key.type()) {
      case ECDSA_P256 -> Optional.of(ES256);
      case ECDSA_P384 -> Optional.of(ES384);
      case ECDSA_P521 -> Optional.of(ES512);
      case RSA -> ofBits(key.rsaBits());
      case ED25519 -> Optional.empty();
    };
  }

  private static Optional<NotaryAlgorithm> ofBits(int bits) {
    return switch (bits) {
      case 2048 -> Optional.of(PS256);
      case 3072 -> Optional.of(PS384);
      case 4096 -> Optional.of(PS512);
      default -> Optional.empty();
    };
  }

  private static LabException none(VerificationKey key) {
    String bits = key.rsaBits() > 0 ? " of " + key.rsaBits() + " bits" : "";
    return Problem.of("the Notary Project has no signatures by such a key")
        .expected("RSA of 2048, 3072 or 4096 bits, or ECDSA on P-256, P-384 or P-521")
        .found(key.type().words() + bits)
        .cause(Cause.WRONG_ALGORITHM)
        .asException();
  }
}
