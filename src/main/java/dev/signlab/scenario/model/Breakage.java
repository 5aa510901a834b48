package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.DiagnosedCheck;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.check.PointedCheck;
import dev.signlab.scenario.check.WholeCheck;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fault that is put into the world when the task opens: the learner names the step at which it
 * shows and its cause, and has the world whole again.
 *
 * @param fault one of those of {@code break}
 * @param cause what it is
 * @param verdict what a command says of it, where the cause lies deeper
 * @param step the step of {@code explain} that shows it; nothing where no verification shows it
 * @param evidence what a wrong answer is met with: where to look, without the name of the cause
 */
public record Breakage(
    String fault, Cause cause, Cause verdict, Optional<String> step, String evidence)
    implements Challenge {

  static final ChallengeType TYPE =
      new ChallengeType(
          "break",
          List.of(
              FieldSpec.required(
                  "fault", FieldSpec.Kind.TEXT, "one of those that break list shows"),
              FieldSpec.optional(
                  "step",
                  FieldSpec.Kind.TEXT,
                  "the step of explain that shows it; left out where no verification does"),
              FieldSpec.required(
                  "evidence", FieldSpec.Kind.TEXT, "where to look, shown with a wrong answer")),
          Breakage::read);

  private static Breakage read(Fields fields) {
    Optional<Fault> fault = fault(fields);
    Cause cause = fault.map(Fault::cause).orElse(Cause.NOT_DONE);
    return new Breakage(
        fields.text("fault"),
        cause,
        fault.map(Fault::verdict).orElse(cause),
        fields.optionalText("step"),
        Diagnosis.evidence(fields, cause));
  }

  private static Optional<Fault> fault(Fields fields) {
    try {
      return Optional.of(FaultBook.named(fields.text("fault")));
    } catch (LabException e) {
      fields.findings().add(fields.place("fault"), e);
      return Optional.empty();
    }
  }

  @Override
  public ChallengeType type() {
    return TYPE;
  }

  @Override
  public Check check() {
    return new DiagnosedCheck(cause, evidence);
  }

  @Override
  public List<Check> checks() {
    return Stream.concat(step.map(PointedCheck::new).stream(), Stream.of(check(), new WholeCheck()))
        .toList();
  }

  @Override
  public Optional<Asking> asking() {
    String where = step.isPresent() ? " Say where it shows with  diagnose STEP ," : " Say";
    return Optional.of(
        new Asking(
            "Find",
            "Something in this world has just been broken."
                + where
                + " why with  diagnose CAUSE , and  undo  makes it whole."));
  }
}
