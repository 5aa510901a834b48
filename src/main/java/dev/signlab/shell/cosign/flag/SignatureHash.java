package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.Optional;

/**
 * {@code --signature-digest-algorithm}: another hash than a key of the kind usually signs with.
 *
 * @param named the hash that was named
 */
record SignatureHash(Optional<DigestAlgorithm> named) {

  private static final String FLAG = "signature-digest-algorithm";
  private static final String UNSERVED = "sha224";

  static Flag flag() {
    return Flag.text(FLAG, "HASH", "sha256, sha384 or sha512, of signatures by ECDSA")
        .deprecatedBecause("please use --bundle, which already includes the digest algorithm");
  }

  static SignatureHash read(CosignInvocation cosign) {
    return new SignatureHash(
        cosign
            .text(FLAG)
            .map(name -> DigestAlgorithm.byPrefix(name).orElseThrow(() -> unknown(name))));
  }

  /** Returns the hash that is to count, and nothing for the one that a key goes with anyway. */
  Optional<DigestAlgorithm> with(KeyType type) {
    // Ed25519 has its own, and cosign takes no notice of the flag there either.
    if (named.isEmpty() || named.get() == DigestAlgorithm.SHA256 || type == KeyType.ED25519) {
      return Optional.empty();
    }
    if (type == KeyType.RSA) {
      String name = named.get().prefix();
      throw Problem.of("RSA signatures with " + name + " are not verified by this lab")
          .expected("sha256, with which cosign signs by RSA")
          .found("--" + FLAG + " " + name)
          .asException();
    }
    return named;
  }

  private static LabException unknown(String name) {
    String summary =
        name.equals(UNSERVED)
            ? "signatures with " + UNSERVED + " are not verified by this lab"
            : "unknown digest algorithm: " + name;
    return Problem.of(summary).expected("sha256, sha384 or sha512").found(name).asException();
  }
}
