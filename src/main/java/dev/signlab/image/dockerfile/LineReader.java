package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes instructions of the lines of a file: the byte order mark, parser directives, comments,
 * continuation lines and the files behind {@code <<} (Dockerfile reference, "Parser directives",
 * "Escape character", "Here-Documents").
 */
final class LineReader {

  private static final Set<String> TAKES_DOCUMENTS = Set.of("ADD", "COPY", "RUN");

  private static final Pattern LINE_END = Pattern.compile("\n");

  private final String[] physical;
  private final Findings findings;
  private final Directives directives;
  private final List<LogicalLine> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int next;

  LineReader(String text, Findings findings) {
    this.physical = LINE_END.split(Utf8Text.withoutMark(text));
    this.findings = findings;
    this.directives = Directives.of(physical, findings);
  }

  /** Reads the whole file. */
  List<LogicalLine> read() {
    while (next < physical.length) {
      String line = withoutLineEnd(next);
      next++;
      if (!line.isBlank() && !isComment(line)) {
        add(new SourceLine(next, joined(line.stripLeading()).strip()));
      }
    }
    return List.copyOf(lines);
  }

  char escape() {
    return directives.escape();
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void add(SourceLine source) {
    if (source.text().isEmpty()) {
      return;
    }
    LogicalLine line = LogicalLine.of(source);
    try {
      lines.add(line.with(documents(line)));
    } catch (LineFault fault) {
      findings.add(source.number(), fault);
    }
  }

  private String joined(String first) {
    StringBuilder text = new StringBuilder();
    boolean hasGap = false;
    int start = next;
    String line = first;
    while (goesOn(line)) {
      text.append(line, 0, withoutBlanks(line).length() - 1);
      line = "";
      while (next < physical.length) {
        String following = withoutLineEnd(next);
        next++;
        hasGap |= following.isBlank();
        if (!following.isBlank() && !isComment(following)) {
          line = following;
          break;
        }
      }
    }
    if (hasGap) {
      warnings.add("line " + start + ": empty lines within an instruction are passed over");
    }
    return text.append(line).toString();
  }

  /** The last character counts unless it is itself behind an escape character. */
  private boolean goesOn(String line) {
    String text = withoutBlanks(line);
    int last = text.length() - 1;
    return last >= 0
        && text.charAt(last) == escape()
        && (last == 0 || text.charAt(last - 1) != escape());
  }

  private static String withoutBlanks(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return line.substring(0, end);
  }

  private List<Heredoc> documents(LogicalLine line) {
    LogicalLine inner =
        line.keyword().equals("ONBUILD")
            ? LogicalLine.of(new SourceLine(line.number(), line.rest()))
            : line;
    if (!TAKES_DOCUMENTS.contains(inner.keyword())
        || !line.source().text().contains("<<")
        || JsonForm.isList(inner.rest())) {
      return List.of();
    }
    List<Heredoc> documents = new ArrayList<>();
    for (HeredocMark mark : HeredocMark.in(line.source().text())) {
      documents.add(document(mark));
    }
    return documents;
  }

  private Heredoc document(HeredocMark mark) {
    StringBuilder content = new StringBuilder();
    while (next < physical.length) {
      String line = physical[next] + "\n";
      String end = withoutLineEnd(next);
      next++;
      if ((mark.dropsTabs() ? withoutTabs(end) : end).equals(mark.name())) {
        return new Heredoc(mark.name(), content.toString(), mark.expands());
      }
      content.append(mark.dropsTabs() ? withoutTabs(line) : line);
    }
    throw new LineFault(
        "<<" + mark.name() + " has no end", "end the text with a line that is " + mark.name());
  }

  private String withoutLineEnd(int index) {
    String line = physical[index];
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(0, end);
  }

  private static String withoutTabs(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return line.substring(start);
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }
}
