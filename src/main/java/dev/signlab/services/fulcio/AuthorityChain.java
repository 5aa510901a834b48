package dev.signlab.services.fulcio;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What the authority signs with: an intermediate certificate and its key, and the root above it,
 * whose key was thrown away. All of it stands in one file, so that no part can be there alone.
 *
 * @param keys of the intermediate certificate
 * @param intermediate issues the certificates of callers
 * @param root issued the intermediate one and itself
 */
record AuthorityChain(KeyPair keys, Certificate intermediate, Certificate root) {

  private static final int BLOCKS = 3;

  /** Returns what stands in a file, and makes it where there is none. */
  static AuthorityChain in(Path file, Instant now) {
    if (Files.exists(file)) {
      return read(file);
    }
    AuthorityChain made = ChainIssuer.issue(now);
    byte[] text =
        (made.keys.privatePem() + String.join("", made.pem())).getBytes(StandardCharsets.US_ASCII);
    AtomicFile.writeSecret(file, text);
    return made;
  }

  private static AuthorityChain read(Path file) {
    String what = file.toString();
    List<Pem> blocks = Pem.parseAll(BoundedFile.read(file), what);
    if (blocks.size() != BLOCKS) {
      throw malformed(file, blocks.size() + " blocks");
    }
    return new AuthorityChain(
        KeyPair.parsePkcs8(blocks.get(0).bytes(), what),
        Certificate.parse(blocks.get(1).bytes(), what),
        Certificate.parse(blocks.get(2).bytes(), what));
  }

  private static LabException malformed(Path file, String found) {
    return Problem.of(file + " does not hold an authority")
        .expected("a private key and two certificates in PEM")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Returns both certificates in DER, the root last. */
  List<byte[]> der() {
    return List.of(intermediate.encoded(), root.encoded());
  }

  /** Returns both certificates in PEM, the root last. */
  List<String> pem() {
    return der().stream().map(AuthorityChain::pem).toList();
  }

  static String pem(byte[] der) {
    return Pem.of(Pem.CERTIFICATE, der).text();
  }
}
