package dev.signlab.jshell.bound;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;

/** The public keys of the lab's folder, read anew each time. */
public final class Keys {

  private static final String USUAL = "cosign.pub";

  Keys() {}

  /** Returns the key in {@code cosign.pub}. */
  public VerificationKey publicKey() {
    return publicKey(USUAL);
  }

  /**
   * Returns the key in a file.
   *
   * @throws dev.signlab.diagnostic.LabException when there is none
   */
  public VerificationKey publicKey(String file) {
    byte[] pem = BoundedFile.read(Path.of(file).toAbsolutePath(), Pem.LARGEST);
    return VerificationKey.parsePem(pem, file);
  }

  @Override
  public String toString() {
    return "the public keys of "
        + Path.of("").toAbsolutePath()
        + ": keys.publicKey(\"cosign.pub\")";
  }
}
