package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.PointedCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody names behind {@code diagnose}: the step that shows a failure, its cause, or both.
 *
 * @param step the name of the step
 * @param cause the cause
 */
record StepAndCause(Optional<String> step, Optional<Cause> cause) {

  /**
   * Parses the words. A step has its whole name; a cause is named as {@link Words} has it.
   *
   * @param words as they were typed
   * @param steps the names that steps have
   * @throws dev.signlab.diagnostic.LabException when neither is named
   */
  static StepAndCause parse(List<String> words, List<String> steps) {
    String typed = String.join(" ", words);
    Optional<String> step = step(typed, steps);
    return step.isPresent()
        ? new StepAndCause(step, Optional.empty())
        : both(List.of(typed.strip().split("\\s+")), steps)
            .orElseGet(
                () ->
                    new StepAndCause(
                        Optional.empty(), Optional.of(Words.cause(typed, "diagnose "))));
  }

  private static Optional<StepAndCause> both(List<String> words, List<String> steps) {
    return IntStream.range(1, words.size())
        .mapToObj(
            at ->
                step(String.join(" ", words.subList(0, at)), steps)
                    .flatMap(
                        step ->
                            Words.cause(String.join(" ", words.subList(at, words.size())))
                                .map(
                                    cause ->
                                        new StepAndCause(Optional.of(step), Optional.of(cause)))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> step(String typed, List<String> steps) {
    return steps.stream().filter(name -> new PointedCheck(name).isRight(typed)).findFirst();
  }
}
