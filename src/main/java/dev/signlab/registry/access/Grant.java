package dev.signlab.registry.access;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a user may do with some repositories, such as {@code ada:shop/*:pull,push}.
 *
 * @param user the user's name, without a space
 * @param repositories a name, {@code *} for all, or all below a folder, such as {@code shop/*}
 * @param actions some of pull, push and delete
 */
public record Grant(String user, String repositories, List<String> actions) {

  private static final Set<String> ACTIONS = Set.of(Scope.PULL, Scope.PUSH, Scope.DELETE);
  private static final String ALL = "*";

  /** Copies the list. */
  public Grant {
    actions = List.copyOf(actions);
  }

  /**
   * Reads a grant.
   *
   * @throws LabException when the text is none
   */
  public static Grant parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3 || !parts[0].matches("\\S+") || !isPattern(parts[1])) {
      throw malformed(text);
    }
    List<String> actions = Arrays.asList(parts[2].split(",", -1));
    if (!ACTIONS.containsAll(actions)) {
      throw malformed(text);
    }
    return new Grant(parts[0], parts[1], actions);
  }

  boolean isOf(String repository) {
    if (repositories.equals(ALL)) {
      return true;
    }
    return repositories.endsWith("/*")
        ? repository.startsWith(repositories.substring(0, repositories.length() - 1))
        : repository.equals(repositories);
  }

  private static boolean isPattern(String text) {
    return text.equals(ALL) || text.matches("[a-z0-9][a-z0-9._/-]*(/\\*)?");
  }

  private static LabException malformed(String text) {
    return Problem.of("not a grant: " + text)
        .expected("USER:REPOSITORY:ACTIONS, with some of pull, push and delete")
        .found(text)
        .hint("for instance  --grant 'ada:studentbook:pull,push' --grant 'bob:*:pull'")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Returns the text from which it is read. */
  @Override
  public String toString() {
    return user + ":" + repositories + ":" + String.join(",", actions);
  }
}
