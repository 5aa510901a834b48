package dev.signlab.sigstore.client.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The search for a file through the list of the repository and those of others, in the order in
 * which they are trusted (section 5.6.7). Nobody is asked twice, so that circles end.
 *
 * @param top the repository's own list
 * @param lists reads the list of another, and verifies it by whom it was delegated
 */
record TargetWalk(TargetsMetadata top, Function<Delegation, TargetsMetadata> lists) {

  /** How many lists are read for one file, as with other clients. */
  static final int MOST = 32;

  /**
   * Finds a file.
   *
   * @return nothing when nobody who may speak of it lists it
   * @throws LabException when a list does not verify, or there are too many
   */
  Optional<TargetFile> find(String name) {
    Deque<Delegation> toVisit = new ArrayDeque<>();
    Set<String> visited = new HashSet<>();
    Optional<TargetFile> found = look(top, name, toVisit);
    while (found.isEmpty() && !toVisit.isEmpty()) {
      Delegation next = toVisit.pop();
      if (visited.add(next.name())) {
        requireFew(visited, name);
        found = look(lists.apply(next), name, toVisit);
      }
    }
    return found;
  }

  /** Whoever lists the file ends the search; else those are to be visited who may speak of it. */
  private static Optional<TargetFile> look(
      TargetsMetadata list, String name, Deque<Delegation> toVisit) {
    Optional<TargetFile> found = Optional.ofNullable(list.targets().get(name));
    if (found.isEmpty()) {
      visit(list, name, toVisit);
    }
    return found;
  }

  /** Whoever ends the search stands alone with what is below them. */
  private static void visit(TargetsMetadata list, String name, Deque<Delegation> toVisit) {
    List<Delegation> below = list.delegations().of(name);
    int end = 0;
    while (end < below.size() && !below.get(end).terminating()) {
      end++;
    }
    if (end < below.size()) {
      toVisit.clear();
    }
    below.stream().limit(end + 1L).toList().reversed().forEach(toVisit::push);
  }

  private static void requireFew(Set<String> visited, String name) {
    if (visited.size() > MOST) {
      throw Problem.of("the search for " + name + " does not end")
          .expected("at most " + MOST + " lists to which it may be delegated")
          .found("more")
          .cause(Cause.MALFORMED)
          .asException();
    }
  }
}
