package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Quiz;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/** Reads the sections of a task that ask the learner something. */
final class AnswerReader {

  private static final String USUAL_QUESTION = "Will it pass?";

  Prediction prediction(Fields fields) {
    String line = fields.text("line");
    String question = fields.optionalText("question").orElse(USUAL_QUESTION);
    boolean yes = fields.yesOrNo("answer");
    Optional<Cause> cause =
        fields.optionalText("cause").flatMap(name -> TaskReader.cause(fields, "cause", name));
    fields.finish();
    if (yes && cause.isPresent()) {
      fields.findings().add(fields.place("cause"), "a cause for a yes", "answer: no", "yes");
    }
    return new Prediction(line, question, new Facts.Guess(yes, cause));
  }

  Diagnosis diagnosis(Fields fields) {
    Cause cause = TaskReader.cause(fields, "cause", fields.text("cause")).orElse(Cause.NOT_DONE);
    String evidence = fields.text("evidence");
    fields.finish();
    if (evidence.contains(cause.name())) {
      fields
          .findings()
          .add(fields.place("evidence"), "the evidence names the cause", "where to look", evidence);
    }
    return new Diagnosis(cause, evidence);
  }

  Quiz quiz(Fields fields) {
    Quiz quiz = new Quiz(fields.text("question"), fields.texts("choices"), fields.text("answer"));
    fields.finish();
    List<String> choices = quiz.choices();
    if (!choices.isEmpty() && !choices.contains(quiz.answer())) {
      fields
          .findings()
          .add(fields.place("answer"), "the answer is no choice", choices + "", quiz.answer());
    }
    return quiz;
  }
}
