package dev.signlab.shell.world;

import dev.signlab.crypto.Bcrypt;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind {@code htpasswd}: letters that may stand together, then a file unless it prints,
 * a user, and with {@code -b} a password (Apache HTTP Server, htpasswd).
 *
 * @param letters the flags that take no value
 * @param cost of bcrypt
 * @param file the file; empty where none is written
 * @param user the user
 * @param password the password, where it stands on the line
 */
record HtpasswdLine(
    Set<Character> letters, int cost, String file, String user, Optional<String> password) {

  private static final String USUAL = "htpasswd -B -c htpasswd ada";
  private static final String KNOWN = "cnbiBD";
  private static final int LOWEST_COST = 4;

  /** A registry would take seconds for each request. */
  private static final int HIGHEST_COST = 14;

  HtpasswdLine {
    letters = Set.copyOf(letters);
  }

  /**
   * Takes the words apart.
   *
   * @throws LabException when a word is missing or of no use, with a line that works
   */
  static HtpasswdLine of(List<String> words) {
    Set<Character> letters = new HashSet<>();
    List<String> rest = new ArrayList<>();
    int cost = Bcrypt.USUAL_COST;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") || word.length() == 1) {
        rest.add(word);
        continue;
      }
      boolean hasCost = word.endsWith("C");
      note(hasCost ? word.substring(1, word.length() - 1) : word.substring(1), letters);
      if (hasCost) {
        i++;
        cost = cost(i < words.size() ? words.get(i) : "nothing");
      }
    }
    return of(letters, cost, rest);
  }

  private static void note(String flags, Set<Character> letters) {
    flags.chars().mapToObj(letter -> (char) letter).forEach(letter -> note(letter, letters));
  }

  private static void note(char letter, Set<Character> letters) {
    if (KNOWN.indexOf(letter) < 0) {
      throw usage(
          "htpasswd: -" + letter + " is not served here",
          "flags of " + KNOWN + " and C",
          "-" + letter);
    }
    letters.add(letter);
  }

  private static int cost(String text) {
    int cost = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    if (cost < LOWEST_COST || cost > HIGHEST_COST) {
      throw usage(
          "htpasswd: -C takes a number", "from " + LOWEST_COST + " to " + HIGHEST_COST, text);
    }
    return cost;
  }

  private static HtpasswdLine of(Set<Character> letters, int cost, List<String> rest) {
    boolean prints = letters.contains('n');
    boolean typed = letters.contains('b') && !letters.contains('D');
    int wanted = (prints ? 1 : 2) + (typed ? 1 : 0);
    if (rest.size() != wanted) {
      throw usage(
          "htpasswd: " + (rest.size() < wanted ? "a word is missing" : "a word too many"),
          (prints ? "" : "a file, ") + "a user" + (typed ? " and a password" : ""),
          rest.size() + " words beside the flags");
    }
    String user = rest.get(prints ? 0 : 1);
    String file = prints ? "" : rest.getFirst();
    if (user.isEmpty() || user.indexOf(':') >= 0) {
      throw usage("htpasswd: a user's name has no colon", "a name such as ada", user);
    }
    if (!letters.contains('B') && !letters.contains('D')) {
      throw plain(letters, file, user);
    }
    return new HtpasswdLine(
        letters, cost, file, user, typed ? Optional.of(rest.getLast()) : Optional.empty());
  }

  private static LabException plain(Set<Character> letters, String file, String user) {
    String flags = letters.contains('n') ? "-Bn" : letters.contains('c') ? "-B -c" : "-B";
    return Problem.of("htpasswd without -B hashes by MD5, which no registry reads")
        .expected("-B, for bcrypt")
        .found("no -B; nothing was written")
        .hint(
            "the password is asked for",
            "htpasswd " + flags + " " + (file.isEmpty() ? "" : file + " ") + user)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private static LabException usage(String what, String expected, String found) {
    return Problem.of(what)
        .expected(expected)
        .found(found)
        .hint("the password is asked for", USUAL)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  boolean prints() {
    return letters.contains('n');
  }

  boolean creates() {
    return letters.contains('c');
  }

  boolean deletes() {
    return letters.contains('D');
  }

  boolean readsInput() {
    return letters.contains('i');
  }

  /** Tells whether a line of the file is this user's. */
  boolean isOfUser(String entry) {
    return entry.startsWith(user + ":");
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "htpasswd " + letters + " " + file + " " + user;
  }
}
