package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.scenario.source.Fields;
import java.time.Duration;
import java.util.List;

/**
 * The lab's clock is ahead of the machine's.
 *
 * @param ahead by so much at least
 */
public record ClockCheck(Duration ahead) implements Check {

  private static final String AHEAD = "ahead";

  static final CheckType TYPE =
      new CheckType(
              "clock",
              "the lab's clock was turned on",
              List.of(FieldSpec.required(AHEAD, FieldSpec.Kind.NUMBER, "so many minutes at least")),
              "clock: { ahead: 60 }",
              ClockCheck::read)
          .fails(Cause.NOT_DONE)
          .after("clock +1h");

  private static ClockCheck read(Fields fields) {
    return new ClockCheck(Duration.ofMinutes(fields.number(AHEAD, 1, 1000)));
  }

  @Override
  public String goal() {
    return "the lab's clock is " + ahead.toMinutes() + " minutes ahead";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Duration turned = view.turned();
    return turned.compareTo(ahead) >= 0
        ? new CheckResult.Passed(turned.toMinutes() + " minutes ahead")
        : CheckResult.failed(
            Cause.NOT_DONE,
            "the lab's clock",
            ahead.toMinutes() + " minutes ahead",
            turned.toMinutes() + " minutes",
            new Hint("turn it", "clock +" + ahead.toMinutes() + "m"));
  }
}
