package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a line as a whole, and not with the words of one command: where its output
 * goes, what its pipe hands on, a command in the place of what it prints.
 *
 * @param lines reads lines
 * @param setting what there is
 * @param offers knows what can work
 */
record WholeLine(Lines lines, Setting setting, Offers offers) {

  /** Returns the problem with the line that was meant. */
  Optional<Problem> of(Problem problem, String line, List<String> words) {
    return LostFolder.mended(line, problem, setting)
        .map(meant -> problem.withHints(List.of(Hint.meant(meant))))
        .or(() -> new AskedMember(setting, lines).in(line, problem))
        .or(() -> nested(problem, line, words));
  }

  private Optional<Problem> nested(Problem problem, String line, List<String> words) {
    boolean asTyped = PastedForm.read(line).reasons().isEmpty();
    return asTyped
        ? new NestedCommand(lines, setting, offers)
            .in(words)
            .map(
                meant ->
                    problem
                        .withFound("the name of a command; $( … ) puts in what it prints")
                        .withHints(List.of(Hint.meant(meant))))
        : Optional.empty();
  }
}
