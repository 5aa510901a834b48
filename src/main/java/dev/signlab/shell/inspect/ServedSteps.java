package dev.signlab.shell.inspect;

import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.Step;
import dev.signlab.http.Exchange;
import dev.signlab.shell.command.Invocation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which exchanges served which step, by the numbers that {@code wire} has for them.
 *
 * @param steps of a verification
 * @param exchanges of the last line that made any
 */
public record ServedSteps(List<Step> steps, List<Exchange> exchanges)
    implements Function<Step, String> {

  /** Copies the lists. */
  public ServedSteps {
    steps = List.copyOf(steps);
    exchanges = List.copyOf(exchanges);
  }

  /** Returns what the last exchanges of a session did for a report. */
  public static ServedSteps of(Report report, Invocation invocation) {
    WireMark mark = invocation.service(WireMark.class);
    return new ServedSteps(report.steps(), mark.exchanges(invocation.session()));
  }

  /** Returns the numbers of a step's exchanges, such as {@code wire 1-2}; empty for none. */
  @Override
  public String apply(Step step) {
    List<Integer> numbers =
        IntStream.range(0, exchanges.size())
            .filter(i -> Step.at(steps, exchanges.get(i).sentAt()).filter(step::equals).isPresent())
            .mapToObj(i -> i + 1)
            .toList();
    if (numbers.isEmpty()) {
      return "";
    }
    boolean inRow = numbers.getLast() - numbers.getFirst() == numbers.size() - 1;
    return numbers.size() > 1 && inRow
        ? "wire " + numbers.getFirst() + "-" + numbers.getLast()
        : "wire " + String.join(" ", numbers.stream().map(String::valueOf).toList());
  }
}
