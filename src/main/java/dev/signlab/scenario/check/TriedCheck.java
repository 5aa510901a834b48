package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command ran since the task began, and ended in a certain way.
 *
 * @param commands the names of the commands that count
 * @param outcome the cause for which it must have failed; nothing when it must have passed
 * @param marks what must have been special about it: names of flags, or {@code digest}
 */
public record TriedCheck(List<String> commands, Optional<Cause> outcome, List<String> marks)
    implements Check {

  private static final String PASSES = "passes";

  static final CheckType TYPE =
      new CheckType(
          "tried",
          "a command of the lab ran since the task began, and passed or failed for a cause",
          List.of(
              FieldSpec.required("command", FieldSpec.Kind.TEXTS, "a command that counts"),
              FieldSpec.choice("outcome", true, "how it ended", outcomes()),
              FieldSpec.optional("with", FieldSpec.Kind.TEXTS, "flags that were given, or digest")),
          "tried: { command: cosign verify, outcome: WRONG_KEY }",
          TriedCheck::read);

  /** Copies the lists. */
  public TriedCheck {
    commands = List.copyOf(commands);
    marks = List.copyOf(marks);
  }

  private static List<String> outcomes() {
    return Stream.concat(Stream.of(PASSES), Cause.names().stream()).toList();
  }

  private static TriedCheck read(Fields fields) {
    List<String> commands = fields.texts("command");
    if (!fields.has("command")) {
      fields.text("command");
    }
    String outcome = Choices.read(fields, "outcome", outcomes());
    return new TriedCheck(
        commands,
        outcome.equals(PASSES) ? Optional.empty() : Optional.of(Cause.valueOf(outcome)),
        fields.texts("with"));
  }

  @Override
  public String goal() {
    String ending = outcome.isPresent() ? " was refused as expected" : " was run";
    return words() + (marks.isEmpty() ? "" : " with " + String.join(", ", marks)) + ending;
  }

  @Override
  public String seen() {
    return outcome.isPresent() ? "refused as expected" : goal();
  }

  @Override
  public String next() {
    String what = words() + (marks.isEmpty() ? "" : " with " + String.join(", ", marks));
    return outcome.isPresent() ? "still wanted: a refusal by " + what : "now run: " + what;
  }

  /**
   * Other spellings of a command that is named already, as {@code syft scan}, go without saying.
   */
  private String words() {
    return commands.stream()
        .filter(name -> commands.stream().noneMatch(other -> name.startsWith(other + " ")))
        .collect(Collectors.joining(" or "));
  }

  @Override
  public CheckResult evaluate(LabView view) {
    List<Attempt> tried =
        view.facts().attempts().stream()
            .filter(attempt -> commands.contains(attempt.command()))
            .filter(attempt -> attempt.marks().containsAll(marks))
            .toList();
    if (tried.isEmpty()) {
      return failed(Cause.NOT_DONE, "it has not been tried since the task began");
    }
    return tried.stream().anyMatch(this::counts) ? passed() : failed(tried.getLast());
  }

  private boolean counts(Attempt attempt) {
    return outcome.isEmpty() ? attempt.passed() : attempt.cause().equals(outcome);
  }

  private CheckResult passed() {
    return new CheckResult.Passed(outcome.isPresent() ? "it was refused" : "it passed");
  }

  private CheckResult failed(Attempt last) {
    return failed(last.cause().orElse(Cause.NOT_DONE), last.outcome());
  }

  private CheckResult failed(Cause cause, String found) {
    String expected =
        outcome.isPresent() ? "the refusal that this task is about" : "a run that passes";
    return CheckResult.failed(cause, "what " + words() + " said", expected, found);
  }
}
