package dev.signlab.shell.cosign.invoke;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import java.util.Optional;

/** {@code --signature-digest-algorithm}: another hash than a key of the kind usually signs with. */
public final class SignatureHash {

  private static final String FLAG = "signature-digest-algorithm";
  private static final String USUAL = "sha256";
  private static final String UNSERVED = "sha224";

  private SignatureHash() {}

  public static Flag flag() {
    return Flag.text(FLAG, "HASH", "sha256, sha384 or sha512, of signatures by ECDSA")
        .deprecatedBecause("please use --bundle, which already includes the digest algorithm");
  }

  /**
   * Returns the hash that is to count, and nothing for the one that a key of the kind goes with.
   */
  public static Optional<DigestAlgorithm> of(CosignInvocation cosign, KeyType type) {
    Optional<String> name = cosign.flag(FLAG).filter(text -> !text.isEmpty());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    DigestAlgorithm hash =
        DigestAlgorithm.byPrefix(name.get()).orElseThrow(() -> unknown(name.get()));
    // Ed25519 has its own, and cosign takes no notice of the flag there either.
    if (hash == DigestAlgorithm.SHA256 || type == KeyType.ED25519) {
      return Optional.empty();
    }
    if (type == KeyType.RSA) {
      throw Problem.of("RSA signatures with " + name.get() + " are not verified by this lab")
          .expected(USUAL + ", with which cosign signs by RSA")
          .found("--" + FLAG + " " + name.get())
          .asException();
    }
    return Optional.of(hash);
  }

  private static LabException unknown(String name) {
    String summary =
        name.equals(UNSERVED)
            ? "signatures with " + UNSERVED + " are not verified by this lab"
            : "unknown digest algorithm: " + name;
    return Problem.of(summary).expected("sha256, sha384 or sha512").found(name).asException();
  }
}
