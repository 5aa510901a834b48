package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.query.DeepMember;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pipe that fails because a filter in it asked for a member which is not where it was looked for:
 * {@code jq .payload} of a bundle gives null, and what reads that fails.
 *
 * @param setting what there is
 * @param lines reads lines
 */
record AskedMember(Setting setting, Lines lines) {

  private static final Pattern PIPE =
      Pattern.compile(
          "\\s*([^|]+?)\\s*\\|\\s*jq (?:-[a-zA-Z-]+ )*(['\"]?)(\\.[^'\"|\\s]+)\\2.*",
          Pattern.DOTALL);

  /** Returns the problem with the line that asks for it where it is. */
  Optional<Problem> in(String line, Problem refused) {
    Matcher pipe = PIPE.matcher(line);
    boolean fits = refused.summary().startsWith("jq: ") && pipe.matches();
    return fits
        ? lines
            .read(pipe.group(1))
            .filter(first -> Role.looks(first.spec()) && setting.has(first))
            .flatMap(first -> output(first.all()))
            .flatMap(text -> DeepMember.meant(pipe.group(3), text))
            .map(meant -> told(refused, pipe, line, meant))
        : Optional.empty();
  }

  private Optional<String> output(List<String> words) {
    Trials.Trial first = setting.trials().run(words);
    return first.passed() ? first.output().lines().findFirst() : Optional.empty();
  }

  private static Problem told(Problem refused, Matcher pipe, String line, String meant) {
    String typed = pipe.group(3);
    String whole = line.substring(0, pipe.start(3)) + meant + line.substring(pipe.end(3));
    return refused
        .withFound("null, for " + typed + " is not at the top of it; there is " + meant)
        .withHints(List.of(Hint.meant(whole.strip())));
  }
}
