package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.time.Duration;
import java.util.List;

/**
 * The lab's clock was turned back.
 *
 * @param behind how far at least
 */
record ClockBehindCheck(Duration behind) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "clock-behind",
              "the lab's clock was turned back",
              List.of(
                  FieldSpec.required("minutes", FieldSpec.Kind.NUMBER, "so many minutes at least")),
              "clock-behind: { minutes: 60 }",
              ClockBehindCheck::read)
          .fails(Cause.NOT_DONE)
          .after("clock -1h");

  private static ClockBehindCheck read(Fields fields) {
    return new ClockBehindCheck(Duration.ofMinutes(fields.number("minutes", 1, 1000)));
  }

  @Override
  public String goal() {
    return "the clock is " + behind.toMinutes() + " minutes behind, or more";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    long found = view.turned().negated().toMinutes();
    return Judged.of(
        found >= behind.toMinutes(),
        Cause.NOT_DONE,
        "the clock",
        behind.toMinutes() + " minutes behind",
        found + " minutes behind");
  }
}
