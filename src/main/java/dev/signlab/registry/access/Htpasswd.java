package dev.signlab.registry.access;

import dev.signlab.crypto.Bcrypt;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of users and hashes of their passwords, a line each, as Apache's htpasswd writes it. Only
 * hashes by bcrypt count, as for docker-registry. Read anew each time, so that who is added or
 * taken out counts at once.
 *
 * @param file the file
 */
public record Htpasswd(Path file) implements Logins {

  private static final int LARGEST = 1 << 20;

  /** A hash of a higher cost would keep each request waiting for seconds. */
  private static final int HIGHEST_COST = 14;

  @Override
  public boolean know(UserLogin login) {
    return Optional.ofNullable(hashes().get(login.user()))
        .filter(hash -> hash.isOf(login.password()))
        .isPresent();
  }

  /**
   * Returns the users that the file names, in its order.
   *
   * @throws LabException when there is no such file, or a line of it is no user with such a hash
   */
  public List<String> users() {
    return List.copyOf(hashes().keySet());
  }

  private Map<String, Bcrypt> hashes() {
    if (!Files.isRegularFile(file)) {
      throw unusable("a file that is there", "no file " + file);
    }
    List<String> lines =
        new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8).lines().toList();
    Map<String, Bcrypt> hashes = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        hashes.putIfAbsent(line.substring(0, Math.max(0, colon)), hash(line, colon, i + 1));
      }
    }
    return hashes;
  }

  /** A line is not shown: even a hash that is no bcrypt is one of a password. */
  private Bcrypt hash(String line, int colon, int number) {
    if (colon < 1) {
      throw unusable("USER:HASH in each line", "line %d without a user".formatted(number));
    }
    Bcrypt hash =
        Bcrypt.parse(line.substring(colon + 1))
            .orElseThrow(
                () ->
                    unusable(
                        "hashes by bcrypt, which begin with $2y$",
                        "another kind of hash in line %d, of %s"
                            .formatted(number, line.substring(0, colon))));
    if (hash.cost() > HIGHEST_COST) {
      throw unusable(
          "a cost of at most " + HIGHEST_COST, "cost %d in line %d".formatted(hash.cost(), number));
    }
    return hash;
  }

  private LabException unusable(String expected, String found) {
    return Problem.of("the registry's file of logins cannot be used")
        .tried("read " + file)
        .expected(expected)
        .found(found)
        .hint("a user with a hash by bcrypt", "htpasswd -B -c htpasswd USER")
        .asException();
  }
}
