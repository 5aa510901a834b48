package dev.signlab.scenario.model;

import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.check.MadeCheck;
import dev.signlab.scenario.check.Truth;
import dev.signlab.scenario.source.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to be made in Java. What counts is the value of a variable, however it came about.
 *
 * @param variable its name
 * @param truth what it should hold
 */
public record JavaExercise(String variable, Truth truth) implements Challenge {

  static final ChallengeType TYPE = new ChallengeType("java", fields(), JavaExercise::read);

  private static List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(
        FieldSpec.required("variable", FieldSpec.Kind.TEXT, "the name of the variable to be made"));
    fields.addAll(Truth.FIELDS);
    return List.copyOf(fields);
  }

  private static JavaExercise read(Fields fields) {
    String variable = fields.text("variable");
    if (!variable.matches("[a-z][A-Za-z0-9]{0,30}")) {
      fields
          .findings()
          .add(fields.place("variable"), "no name of a variable", "such as digest", variable);
    }
    return new JavaExercise(variable, Truth.read(fields));
  }

  @Override
  public ChallengeType type() {
    return TYPE;
  }

  @Override
  public Check check() {
    return new MadeCheck(variable, truth);
  }

  @Override
  public Optional<Asking> asking() {
    return Optional.of(
        new Asking("Java", "type  java , and let  " + variable + "  be " + truth.words() + "."));
  }
}
