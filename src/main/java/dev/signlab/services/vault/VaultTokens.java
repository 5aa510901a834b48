package dev.signlab.services.vault;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Who may use a vault: its root token, which stays as long as the vault, and tokens that were given
 * out and can be revoked. Of those only hashes are kept, each as the name of a file of its own: so
 * several threads and processes may give out and revoke at the same time, and all of it counts at
 * once.
 *
 * @param root the file of the root token
 * @param given the folder of the files of the others
 */
public record VaultTokens(Path root, Path given) {

  private static final int LENGTH = 18;
  private static final String PREFIX = "hvs.";

  /** Returns the root token, made when it is asked for the first time. */
  public synchronized String rootToken() {
    return existing().orElseGet(this::makeRoot);
  }

  /** Returns the root token, or nothing while there is no vault. */
  public Optional<String> existing() {
    return Files.exists(root)
        ? Optional.of(BoundedFile.readText(root).strip()).filter(token -> !token.isEmpty())
        : Optional.empty();
  }

  /** Gives out another token, which may do what the root token may until it is revoked. */
  public String create() {
    String token = random();
    AtomicFile.writeSecret(file(token), new byte[0]);
    return token;
  }

  /**
   * Takes a token back.
   *
   * @return whether there was one to take back; the root token stays
   */
  public boolean revoke(String token) {
    try {
      return Files.deleteIfExists(file(token));
    } catch (IOException e) {
      throw Problem.of("the token cannot be taken back")
          .expected("a folder in which files can be deleted: " + given)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Tells whether a token counts. */
  boolean allows(String token) {
    return existing().filter(known -> same(known, token)).isPresent() || Files.exists(file(token));
  }

  private String makeRoot() {
    String token = random();
    AtomicFile.writeSecret(root, (token + "\n").getBytes(StandardCharsets.US_ASCII));
    return token;
  }

  private Path file(String token) {
    return given.resolve(Digest.of(token.getBytes(StandardCharsets.UTF_8)).hex());
  }

  private static String random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
