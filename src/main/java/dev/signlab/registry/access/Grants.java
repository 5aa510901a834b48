package dev.signlab.registry.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each user of a registry may do. Where nothing is granted to anybody, each may do everything;
 * otherwise each may do what is granted.
 *
 * @param all the grants
 * @param anonymousPull whether those who show nothing may read everything
 */
public record Grants(List<Grant> all, boolean anonymousPull) {

  private static final List<String> EVERYTHING = List.of(Scope.PULL, Scope.PUSH, Scope.DELETE);

  /** Copies the list. */
  public Grants {
    all = List.copyOf(all);
  }

  /**
   * Returns what of a wish is granted, which may be nothing.
   *
   * @param user who wishes it; nothing for somebody who shows nothing
   */
  Optional<Scope> granted(Optional<String> user, Scope wish) {
    List<String> allowed = wish.isOfRepository() ? actions(user, wish.name()) : catalog(user, wish);
    List<String> actions =
        wish.actions().contains("*")
            ? allowed
            : wish.actions().stream().filter(allowed::contains).toList();
    return actions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scope(wish.type(), wish.name(), actions));
  }

  private static List<String> catalog(Optional<String> user, Scope wish) {
    return user.isPresent() && wish.equals(Scope.CATALOG) ? Scope.CATALOG.actions() : List.of();
  }

  private List<String> actions(Optional<String> user, String repository) {
    if (user.isPresent() && all.isEmpty()) {
      return EVERYTHING;
    }
    Stream<String> everybody = anonymousPull ? Stream.of(Scope.PULL) : Stream.empty();
    Stream<String> own =
        all.stream()
            .filter(grant -> user.equals(Optional.of(grant.user())) && grant.isOf(repository))
            .flatMap(grant -> grant.actions().stream());
    List<String> allowed = Stream.concat(everybody, own).toList();
    return EVERYTHING.stream().filter(allowed::contains).toList();
  }
}
