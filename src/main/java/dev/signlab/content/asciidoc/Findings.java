package dev.signlab.content.asciidoc;

import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with one lesson, each with file, line and advice. */
final class Findings implements LogHandler {

  /** What Asciidoctor says, by a part of its message, and what helps. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("unterminated", "end the block with the same line that begins it"),
          Map.entry("include file not found", "name the file relative to this one"),
          Map.entry("include file is outside", "keep included files beside the lesson or below it"),
          Map.entry("no callout found", "put <1> at the end of the line that the remark is about"),
          Map.entry("callout list item index", "number the remarks 1, 2, 3 in their order"),
          Map.entry("already in use", "give each section an id of its own: [#id]"),
          Map.entry("section title out of sequence", "go down one level at a time: ==, then ==="),
          Map.entry("missing attribute", "define it with :name: value, or write \\{name}"),
          Map.entry("list item index", "number the items 1., 2., 3. in their order"),
          Map.entry("dropping cells", "give each row as many cells as the header has"),
          Map.entry("level 0 sections", "use = for the title only, and == for sections"));

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  Findings(Path file) {
    this.file = file;
  }

  @Override
  public void log(LogRecord message) {
    if (message.getSeverity().compareTo(Severity.WARN) >= 0
        && message.getSeverity() != Severity.UNKNOWN) {
      add(message.getCursor(), message.getMessage(), advice(message.getMessage()));
    }
  }

  /** Adds something that the walk through the tree found. */
  void add(@Nullable Cursor cursor, String what, String advice) {
    String line = cursor == null || cursor.getLineNumber() < 1 ? "" : ":" + cursor.getLineNumber();
    Problem problem =
        Problem.of(name(cursor) + line + ": " + what)
            .expected("AsciiDoc that the lab can draw")
            .found(what)
            .hint(advice)
            .build();
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private String name(@Nullable Cursor cursor) {
    String included = cursor == null ? null : cursor.getFile();
    return included == null || included.equals(file.toAbsolutePath().toString())
        ? file.toString()
        : included;
  }

  private static String advice(String message) {
    return ADVICE.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse("compare with a lesson that works, such as lessons/sign.adoc");
  }
}
