package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One command passed before another did, since the task began.
 *
 * @param first the earlier one
 * @param then the later one
 */
record OrderCheck(String first, String then) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "order",
              "one command of the lab passed before another did, since the task began",
              List.of(
                  FieldSpec.required("first", FieldSpec.Kind.TEXT, "the earlier command"),
                  FieldSpec.required("then", FieldSpec.Kind.TEXT, "the later one")),
              "order: { first: cosign triangulate, then: crane copy }",
              OrderCheck::read)
          .fails(Cause.NOT_DONE)
          .after(
              "cosign triangulate localhost:5001/studentbook:1.0",
              "crane copy localhost:5001/studentbook:1.0 localhost:5001/prod/studentbook:1.0");

  private static OrderCheck read(Fields fields) {
    return new OrderCheck(fields.text("first"), fields.text("then"));
  }

  @Override
  public String goal() {
    return first + " passed, and then " + then;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    List<String> passed =
        view.facts().attempts().stream().filter(Attempt::passed).map(Attempt::command).toList();
    int before = passed.indexOf(first);
    boolean holds = before >= 0 && passed.lastIndexOf(then) > before;
    String found =
        passed.stream()
            .filter(c -> c.equals(first) || c.equals(then))
            .collect(Collectors.joining(", then "));
    return Judged.of(
        holds,
        Cause.NOT_DONE,
        "what passed since the task began",
        first + ", then " + then,
        found.isEmpty() ? "neither" : found);
  }
}
