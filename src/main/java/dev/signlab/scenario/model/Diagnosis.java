package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CauseName;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.DiagnosedCheck;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.check.PointedCheck;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure whose cause the learner names.
 *
 * @param cause the right one
 * @param evidence what a wrong answer is met with: where to look, without the name of the cause
 * @param step the step of {@code explain} that shows it, which the learner names before the cause;
 *     nothing where no verification shows it
 */
public record Diagnosis(Cause cause, String evidence, Optional<String> step) implements Challenge {

  static final ChallengeType TYPE =
      new ChallengeType(
          "diagnose",
          List.of(
              FieldSpec.required("cause", FieldSpec.Kind.CAUSE, "the right one"),
              FieldSpec.required(
                  "evidence", FieldSpec.Kind.TEXT, "where to look, shown with a wrong answer"),
              FieldSpec.optional(
                  "step",
                  FieldSpec.Kind.TEXT,
                  "the step of explain that shows it; the learner names it before the cause")),
          Diagnosis::read);

  private static Diagnosis read(Fields fields) {
    Cause cause = CauseName.read(fields, "cause", fields.text("cause")).orElse(Cause.NOT_DONE);
    return new Diagnosis(cause, evidence(fields, cause), fields.optionalText("step"));
  }

  /** Reads where to look; it must not name the cause. */
  static String evidence(Fields fields, Cause cause) {
    String evidence = fields.text("evidence");
    if (evidence.contains(cause.name())) {
      fields
          .findings()
          .add(fields.place("evidence"), "the evidence names the cause", "where to look", evidence);
    }
    return evidence;
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
    return Stream.concat(step.map(PointedCheck::new).stream(), Stream.of(check())).toList();
  }
}
