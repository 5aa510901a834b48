package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.TypedSecrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was typed when something failed.
 *
 * @param line the whole line
 * @param words the words of the command that failed, variables replaced; empty when none was found
 */
record Typed(String line, List<String> words) {

  /** Copies the words. */
  Typed {
    words = List.copyOf(words);
  }

  static Typed line(String line) {
    return new Typed(line, List.of());
  }

  /** Returns a problem in which no secret that was typed is repeated. */
  Problem withoutSecrets(Problem problem) {
    Set<String> secrets = new LinkedHashSet<>(TypedSecrets.in(line));
    secrets.addAll(TypedSecrets.in(words));
    if (secrets.isEmpty()) {
      return problem;
    }
    return problem.map(text -> TypedSecrets.hidden(text, secrets));
  }
}
