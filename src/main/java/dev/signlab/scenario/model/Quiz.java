package dev.signlab.scenario.model;

import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A question in words.
 *
 * @param question what is asked
 * @param choices what may be answered; empty when the answer is free
 * @param answer the right one
 */
public record Quiz(String question, List<String> choices, String answer) implements Challenge {

  static final ChallengeType TYPE =
      new ChallengeType(
          "quiz",
          List.of(
              FieldSpec.required("question", FieldSpec.Kind.TEXT, "what is asked"),
              FieldSpec.optional("choices", FieldSpec.Kind.TEXTS, "what may be answered"),
              FieldSpec.required("answer", FieldSpec.Kind.TEXT, "the right one")),
          Quiz::read);

  /** Copies the choices. */
  public Quiz {
    choices = List.copyOf(choices);
  }

  private static Quiz read(Fields fields) {
    Quiz quiz = new Quiz(fields.text("question"), fields.texts("choices"), fields.text("answer"));
    List<String> choices = quiz.choices();
    if (!choices.isEmpty() && !choices.contains(quiz.answer())) {
      fields
          .findings()
          .add(fields.place("answer"), "the answer is no choice", choices + "", quiz.answer());
    }
    return quiz;
  }

  @Override
  public ChallengeType type() {
    return TYPE;
  }

  @Override
  public Check check() {
    return new ChosenCheck(answer);
  }

  @Override
  public Optional<Asking> asking() {
    return Optional.of(new Asking("Answer", question + " Say  answer WORD ."));
  }
}
