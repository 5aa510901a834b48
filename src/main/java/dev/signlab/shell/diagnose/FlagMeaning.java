package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of which the long name of a flag is made, without those that say nothing: two flags
 * with most of them in common mean the same, however far their letters are apart.
 *
 * @param words in small letters, each by its usual name
 */
record FlagMeaning(Set<String> words) {

  /** Where a value comes from or goes to says not what it is. */
  private static final Set<String> NOTHING =
      Set.of("file", "path", "name", "output", "out", "use", "with", "set", "ref", "url", "uri");

  private static final Map<String, String> USUAL =
      Map.of(
          "skip", "ignore",
          "no", "ignore",
          "disable", "ignore",
          "without", "ignore",
          "cert", "certificate",
          "email", "identity",
          "regex", "regexp",
          "sig", "signature",
          "log", "tlog");

  /** Flags with one of these and flags without it are about different things. */
  private static final Set<String> TURNING = Set.of("ignore", "registry", "regexp", "new", "old");

  /** Copies the words. */
  FlagMeaning {
    words = Set.copyOf(words);
  }

  private static FlagMeaning of(String name) {
    Set<String> all = new LinkedHashSet<>();
    for (String word : name.split("-", -1)) {
      all.add(USUAL.getOrDefault(word, word));
    }
    all.removeAll(NOTHING);
    return new FlagMeaning(all);
  }

  /** Returns the one flag of a command that means the same as a name that it does not have. */
  static Optional<String> of(String typed, CommandSpec spec) {
    FlagMeaning meaning = of(typed);
    List<String> near =
        spec.flags().stream()
            .map(Flag::name)
            .filter(name -> meaning.isNear(of(name)))
            .sorted(Comparator.comparingDouble((String name) -> -meaning.nearness(of(name))))
            .toList();
    boolean one =
        near.size() == 1
            || (near.size() > 1
                && meaning.nearness(of(near.get(0))) > meaning.nearness(of(near.get(1))));
    return one ? Optional.of(near.getFirst()) : Optional.empty();
  }

  private boolean isNear(FlagMeaning other) {
    boolean same = TURNING.stream().allMatch(w -> words.contains(w) == other.words.contains(w));
    return same && nearness(other) >= 0.5;
  }

  private double nearness(FlagMeaning other) {
    Set<String> both = new HashSet<>(words);
    both.retainAll(other.words);
    Set<String> either = new HashSet<>(words);
    either.addAll(other.words);
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }
}
