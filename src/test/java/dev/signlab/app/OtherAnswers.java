package dev.signlab.app;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What other tools answer to slips, as it was written down once, and asked again wherever the tool
 * is there. Each is asked in the state in which the slip is made.
 */
final class OtherAnswers {

  private static final Path FILE = Path.of("src/test/resources/slip-answers.tsv");
  private static final Pattern COSIGN = Pattern.compile("(?m)^Error: (.*)$");
  private static final Pattern SKOPEO =
      Pattern.compile("(?m)^(?:FATA\\[\\d+\\] (.*)|.*level=fatal msg=\"(.*)\")$");

  /** Neither tool looks for trust in the network then, and skopeo asks the registry by HTTP. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "cosign verify", " --insecure-ignore-tlog --trusted-root $ROOT",
          "cosign verify-attestation", " --insecure-ignore-tlog --trusted-root $ROOT",
          "cosign sign", " -y --tlog-upload=false --use-signing-config=false",
          "skopeo inspect", " --tls-verify=false");

  private final List<Row> rows;

  private OtherAnswers(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * One answer.
   *
   * @param tool who gave it
   * @param typed the slip
   * @param said the line that says why
   */
  record Row(String tool, String typed, String said) {

    boolean isOf(Slip slip) {
      return slip.typed().equals(typed);
    }

    /** Returns the tool as people call it. */
    String name() {
      return tool.startsWith("cosign") ? "cosign 3.1" : "skopeo";
    }
  }

  static OtherAnswers read() throws IOException {
    try (Stream<String> lines = Files.lines(FILE)) {
      return new OtherAnswers(
          lines.map(line -> line.split("\t", -1)).map(c -> new Row(c[0], c[1], c[2])).toList());
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** Returns the rows, of which those of tools that are here say what the tool says now. */
  OtherAnswers askedAgain(SlipBench bench, List<Slip> slips) {
    return new OtherAnswers(rows.stream().map(row -> askedAgain(row, bench, slips)).toList());
  }

  private static Row askedAgain(Row row, SlipBench bench, List<Slip> slips) {
    return slips.stream()
        .filter(row::isOf)
        .findFirst()
        .flatMap(
            slip ->
                Judges.find(row.tool())
                    .map(file -> new Row(row.tool(), row.typed(), said(bench, slip, file))))
        .orElse(row);
  }

  private static String said(SlipBench bench, Slip slip, Path file) {
    String[] words = slip.typed().split(" ", 3);
    String command = words[0] + " " + words[1];
    String line =
        "exec " + file + " " + words[1] + FLAGS.getOrDefault(command, "") + " " + words[2];
    Tool.Run run = bench.typedElsewhere(slip, line);
    Matcher why = (words[0].equals("cosign") ? COSIGN : SKOPEO).matcher(run.stderr());
    if (run.status() == 0 || !why.find()) {
      return run.status() == 0 ? "(passes)" : run.stderr().strip().lines().findFirst().orElse("");
    }
    String text = why.group(1) == null ? why.group(2) : why.group(1);
    return plain(bench.usual(text));
  }

  /** Leaves out what is another one in each world. */
  static String plain(String text) {
    return text.replace("\\\"", "\"").replaceAll("sha256:[0-9a-f]{64}", "sha256:…").strip();
  }

  void write() throws IOException {
    Files.write(
        FILE, rows.stream().map(r -> String.join("\t", r.tool(), r.typed(), r.said())).toList());
  }
}
