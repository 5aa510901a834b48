package dev.signlab.shell.inspect;

import dev.signlab.engine.report.Step;
import dev.signlab.http.BodyPreview;
import dev.signlab.http.Exchange;
import dev.signlab.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges as lines, each beside the step of the last verification that it served.
 *
 * @param steps of the last verification; none where there was none
 * @param width columns of the screen
 */
record ExchangeLines(List<Step> steps, int width) {

  /** Where the step's name begins when there is room for it. */
  private static final int COLUMN = 52;

  ExchangeLines {
    steps = List.copyOf(steps);
  }

  /** Returns all of them: one line each, or with headers and bodies. */
  List<String> all(List<Exchange> exchanges, boolean whole) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      if (whole) {
        lines.addAll(whole(i + 1, exchanges.get(i)));
      } else {
        lines.addAll(brief(i + 1, exchanges.get(i)));
      }
    }
    if (!whole) {
      lines.add("wire NUMBER shows one of them with headers and bodies; wire --curl repeats them");
    }
    return lines;
  }

  private List<String> brief(int number, Exchange exchange) {
    String line = numbered(number, exchange);
    Optional<String> step = served(exchange);
    if (step.isEmpty()) {
      return List.of(line);
    }
    String padded = line + " ".repeat(Math.max(2, COLUMN - line.length()));
    return padded.length() + step.get().length() <= width
        ? List.of(padded + step.get())
        : List.of(line, "      for " + step.get());
  }

  /** Returns one with headers and bodies. */
  List<String> whole(int number, Exchange exchange) {
    List<String> lines = new ArrayList<>();
    lines.add(numbered(number, exchange));
    served(exchange).ifPresent(step -> lines.add("    for the step: " + step));
    headers("    > ", exchange.requestHeaders(), lines);
    body("    > ", exchange.requestBody(), lines);
    headers("    < ", exchange.responseHeaders(), lines);
    body("    < ", exchange.responseBody(), lines);
    return lines;
  }

  private Optional<String> served(Exchange exchange) {
    return Step.at(steps, exchange.sentAt()).map(Step::name);
  }

  private static String numbered(int number, Exchange exchange) {
    return (number < 10 ? " " : "") + number + "  " + exchange.summary();
  }

  private static void headers(String indent, Headers headers, List<String> lines) {
    headers
        .fields()
        .forEach(
            (name, values) -> values.forEach(value -> lines.add(indent + name + ": " + value)));
  }

  private static void body(String indent, BodyPreview body, List<String> lines) {
    if (body.length() == 0) {
      return;
    }
    body.text().lines().forEach(line -> lines.add(indent + line));
    if (body.isCut()) {
      lines.add(indent + "… " + body.length() + " bytes in all");
    }
  }
}
