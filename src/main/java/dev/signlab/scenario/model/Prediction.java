package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CauseName;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.check.PredictedCheck;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A question about what a command will do, asked before it runs.
 *
 * @param line the command that will answer it
 * @param question a question that yes or no answers
 * @param answer what will happen
 */
public record Prediction(String line, String question, Facts.Guess answer) implements Challenge {

  static final ChallengeType TYPE =
      new ChallengeType(
          "predict",
          List.of(
              FieldSpec.required(
                  "line", FieldSpec.Kind.TEXT, "the command that will answer the question"),
              FieldSpec.optional(
                  "question", FieldSpec.Kind.TEXT, "a question that yes or no answers"),
              FieldSpec.required("answer", FieldSpec.Kind.YES_OR_NO, "what will happen"),
              FieldSpec.optional("cause", FieldSpec.Kind.CAUSE, "why not, for a no")),
          Prediction::read);

  private static final String USUAL_QUESTION = "Will it pass?";

  private static Prediction read(Fields fields) {
    String line = fields.text("line");
    String question = fields.optionalText("question").orElse(USUAL_QUESTION);
    boolean yes = fields.yesOrNo("answer");
    Optional<Cause> cause =
        fields.optionalText("cause").flatMap(name -> CauseName.read(fields, "cause", name));
    if (yes && cause.isPresent()) {
      fields.findings().add(fields.place("cause"), "a cause for a yes", "answer: no", "yes");
    }
    return new Prediction(line, question, new Facts.Guess(yes, cause));
  }

  @Override
  public ChallengeType type() {
    return TYPE;
  }

  @Override
  public Check check() {
    return new PredictedCheck(answer);
  }

  @Override
  public boolean comesFirst() {
    return true;
  }

  @Override
  public Optional<Asking> asking() {
    // A question that says nothing of a cause must not betray that there is one.
    boolean asksWhy = answer.cause().isPresent() && question.contains("for which cause");
    String no = asksWhy ? "predict no CAUSE" : "predict no";
    return Optional.of(new Asking("Predict", question + " Say  predict yes  or  " + no + " ."));
  }

  @Override
  public List<String> lines() {
    return List.of(line);
  }
}
