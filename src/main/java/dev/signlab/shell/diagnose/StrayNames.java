package dev.signlab.shell.diagnose;

import dev.signlab.shell.run.CommandTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names that stand where another word belongs: in front of the command, in front of its tool, or
 * behind another tool.
 *
 * @param table the commands
 * @param named reads words whose command there is
 */
record StrayNames(CommandTable table, Function<List<String>, Optional<Draft>> named) {

  /** {@code run docker push IMAGE}, {@code verify cosign IMAGE}. */
  Optional<Draft> inFront(List<String> words) {
    return withoutFirst(words).or(() -> turned(words));
  }

  private Optional<Draft> withoutFirst(List<String> words) {
    return near()
        .behindFirst(words)
        .flatMap(named)
        .map(Draft::line)
        .map(
            line ->
                new Draft(
                    line,
                    List.of(
                        "%s is no command; the line begins behind it"
                            .formatted(words.getFirst()))));
  }

  private Optional<Draft> turned(List<String> words) {
    return near()
        .turned(words)
        .flatMap(named)
        .map(
            draft ->
                draft.because(
                    "%s comes behind %s".formatted(words.getFirst(), words.get(1)), draft.line()));
  }

  /** {@code docker verify IMAGE}. What cosign has not is asked by another name first. */
  Optional<Draft> ofOtherTool(List<String> words) {
    return near()
        .ofOtherTool(words)
        .filter(meant -> !words.getFirst().equals("cosign"))
        .flatMap(named)
        .map(
            draft ->
                draft.because(
                    "%s is a command of %s"
                        .formatted(words.get(1), draft.line().spec().name().split(" ", 2)[0]),
                    draft.line()));
  }

  private NearCommands near() {
    return new NearCommands(table);
  }
}
