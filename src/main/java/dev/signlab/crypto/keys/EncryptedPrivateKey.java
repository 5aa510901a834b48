package dev.signlab.crypto.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.OpensslKey;
import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.security.SecureRandom;

/**
 * cosign's private key file: PEM around a {@linkplain KeyBox box} around PKCS#8. Both labels that
 * were ever written are read; the newer one is written.
 */
public final class EncryptedPrivateKey {

  /** The label since cosign 2.0.1. */
  public static final String LABEL = "ENCRYPTED SIGSTORE PRIVATE KEY";

  /** The label before, which skopeo still writes. */
  public static final String OLD_LABEL = "ENCRYPTED COSIGN PRIVATE KEY";

  private EncryptedPrivateKey() {}

  /** Encrypts a key pair under a password, which may be empty, and returns the file's text. */
  public static String seal(KeyPair keys, byte[] password) {
    return Pem.of(LABEL, KeyBox.seal(keys.pkcs8(), password, new SecureRandom())).text();
  }

  /**
   * Reads a private key file. Its form is judged before the password is asked for.
   *
   * @param file the file's bytes
   * @param password asked only when the file is an encrypted key
   * @param what names the file in problems
   */
  public static KeyPair open(byte[] file, Password password, String what) {
    OpensslKey.refuseEncrypted(file, what, "unsupported pem type");
    Pem pem = block(file, what);
    if (!pem.label().equals(LABEL) && !pem.label().equals(OLD_LABEL)) {
      throw unsupported(pem.label(), what);
    }
    return KeyPair.parsePkcs8(KeyBox.open(pem.bytes(), password.read(), what), what);
  }

  private static Pem block(byte[] file, String what) {
    try {
      return Pem.parse(file, what);
    } catch (LabException e) {
      throw Problem.of("invalid pem block")
          .tried("read " + what)
          .expected("a key file that begins with -----BEGIN " + LABEL + "-----")
          .found(e.problem().foundOrSummary())
          .hint("see what is in it", new Intent.ReadFile(what))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static LabException unsupported(String label, String what) {
    Problem.Builder problem =
        Problem.of("unsupported pem type: " + label)
            .tried("read a private key from " + what)
            .expected(LABEL)
            .found(label)
            .cause(Cause.MALFORMED);
    if (label.equals(Pem.PUBLIC_KEY)) {
      problem
          .hint("that is the public half; it verifies, but only the private half signs")
          .hint("see which files are here", new Intent.ListFiles(""));
    } else if (label.endsWith("PRIVATE KEY") || label.equals(OpensslKey.PARAMETERS)) {
      problem.hint("bring it into cosign's form", new Intent.ImportKey(what));
    } else {
      problem.hint("see what is in it", new Intent.ReadFile(what));
    }
    return problem.asException();
  }
}
