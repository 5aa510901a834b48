package dev.signlab.registry.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that may be done (Distribution, "Docker Registry Token Scope and Access"), such as
 * {@code repository:team/app:pull,push}.
 *
 * @param type {@code repository} or {@code registry}
 * @param name the name of a repository, or {@code catalog}
 * @param actions such as {@code pull}, {@code push} and {@code delete}
 */
public record Scope(String type, String name, List<String> actions) {

  /** To read. */
  public static final String PULL = "pull";

  /** To write. */
  public static final String PUSH = "push";

  /** To delete. */
  public static final String DELETE = "delete";

  private static final String REPOSITORY = "repository";

  /** To see which repositories there are. */
  public static final Scope CATALOG = new Scope("registry", "catalog", List.of("*"));

  /** Copies the list. */
  public Scope {
    actions = List.copyOf(actions);
  }

  /** Returns what is done with a repository. */
  public static Scope of(String repository, String... actions) {
    return new Scope(REPOSITORY, repository, List.of(actions));
  }

  /** Reads a scope; the name of a repository may have a colon. */
  public static Optional<Scope> parse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first < 1 || last <= first + 1 || last == text.length() - 1) {
      return Optional.empty();
    }
    List<String> actions = Arrays.asList(text.substring(last + 1).split(",", -1));
    return Optional.of(
        new Scope(text.substring(0, first), text.substring(first + 1, last), actions));
  }

  boolean isOfRepository() {
    return type.equals(REPOSITORY);
  }

  /** Tells whether others, taken together, allow all of it. */
  boolean isWithin(List<Scope> others) {
    List<String> allowed =
        others.stream()
            .filter(other -> type.equals(other.type) && name.equals(other.name))
            .flatMap(other -> other.actions.stream())
            .toList();
    return allowed.contains("*") || allowed.containsAll(actions);
  }

  @Override
  public String toString() {
    return type + ":" + name + ":" + String.join(",", actions);
  }
}
