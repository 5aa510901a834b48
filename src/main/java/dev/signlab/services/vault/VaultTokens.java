package dev.signlab.services.vault;

import dev.signlab.crypto.Digest;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who may use a vault: its root token, which stays as long as the vault, and tokens that were given
 * out and can be revoked. Of those only hashes are kept. Safe for use by several threads of one
 * process; a token that another process gives out or revokes counts at once.
 *
 * @param root the file of the root token
 * @param given the file of the hashes of the others, a line each
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
    return Files.exists(root) ? Optional.of(BoundedFile.readText(root).strip()) : Optional.empty();
  }

  /** Gives out another token, which may do what the root token may until it is revoked. */
  public synchronized String create() {
    String token = random();
    List<String> more = new ArrayList<>(hashes());
    more.add(hash(token));
    write(more);
    return token;
  }

  /**
   * Takes a token back.
   *
   * @return whether there was one to take back; the root token stays
   */
  public synchronized boolean revoke(String token) {
    List<String> rest = new ArrayList<>(hashes());
    boolean was = rest.remove(hash(token));
    if (was) {
      write(rest);
    }
    return was;
  }

  /** Tells whether a token counts. */
  boolean allows(String token) {
    return existing().filter(known -> same(known, token)).isPresent()
        || hashes().contains(hash(token));
  }

  private String makeRoot() {
    String token = random();
    AtomicFile.writeSecret(root, (token + "\n").getBytes(StandardCharsets.US_ASCII));
    return token;
  }

  private List<String> hashes() {
    return Files.exists(given) ? BoundedFile.readText(given).lines().toList() : List.of();
  }

  private void write(List<String> hashes) {
    AtomicFile.writeSecret(given, String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII));
  }

  private static String random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    return Digest.of(token.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
