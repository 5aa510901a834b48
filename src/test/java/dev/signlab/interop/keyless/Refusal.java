package dev.signlab.interop.keyless;

import dev.signlab.judge.Tool;
import java.util.List;
import java.util.Locale;

/** What a tool says when it refuses. */
final class Refusal {

  private Refusal() {}

  /** The words of the refusal, without what differs from run to run. */
  static String words(Tool.Run run) {
    List<String> lines = (run.stdout() + "\n" + run.stderr()).lines().map(String::strip).toList();
    String said =
        lines.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("error:"))
            .findFirst()
            .or(() -> lines.stream().filter(line -> !line.isEmpty()).reduce((a, b) -> b))
            .orElse("status " + run.status());
    return said.replaceFirst("^(?i:error: )", "")
        .replaceFirst("^time=.*msg=\"(.*)\"$", "$1")
        .replace("\\\"", "\"")
        .replaceAll("http://localhost:\\d+", "localhost:…")
        .replaceAll("\\b\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+( \\+0000 UTC|Z)?", "…")
        .replaceAll("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\w{3} +\\d+ [0-9:]+ \\w+ \\d{4}", "…")
        .replaceAll(
            "(127\\.0\\.0\\.1:\\d+|\\b[0-9a-f]{40,}\\b|/tmp/\\S+/|[A-Za-z0-9+/]{40,}=*)", "…");
  }
}
