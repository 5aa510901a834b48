package dev.signlab.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One record of comma-separated values as Go's {@code encoding/csv} reads it, which is how pflag
 * takes the word behind a list flag apart (RFC 4180, section 2). Only the first record counts.
 * Places in errors are counted in bytes of UTF-8, so the text is looked at as such.
 */
final class CsvRecord {

  private static final char QUOTE = '"';
  private static final char COMMA = ',';

  private final List<String> lines;
  private final List<String> fields = new ArrayList<>();
  private int line;
  private int at;

  private CsvRecord(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Reads the fields; an empty text has none.
   *
   * @throws IllegalArgumentException with the words of Go's reader
   */
  static List<String> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    CsvRecord record = new CsvRecord(lines(bytes(text)));
    while (record.line < record.lines.size() && record.lines.get(record.line).equals("\n")) {
      record.line++;
    }
    if (record.line == record.lines.size()) {
      throw new IllegalArgumentException("EOF");
    }
    record.readFields(record.line);
    return record.fields.stream().map(CsvRecord::text).toList();
  }

  /** Writes one field, in quotes where it needs them. */
  static String write(String value) {
    boolean quoted =
        value.startsWith(" ") || value.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return quoted ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value;
  }

  /** A line keeps its end, always as one line feed; a lone return at the very end goes. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text.replace("\r\n", "\n").replaceFirst("\r\\z", "");
    while (!rest.isEmpty()) {
      int end = rest.indexOf('\n') + 1;
      lines.add(end == 0 ? rest : rest.substring(0, end));
      rest = end == 0 ? "" : rest.substring(end);
    }
    return lines;
  }

  private void readFields(int first) {
    boolean more = true;
    while (more) {
      boolean quoted = at < current().length() && current().charAt(at) == QUOTE;
      more = quoted ? readQuoted(first) : readPlain(first);
    }
  }

  /** Returns whether a comma follows. */
  private boolean readPlain(int first) {
    int comma = current().indexOf(COMMA, at);
    String field = comma < 0 ? withoutEnd(current().substring(at)) : current().substring(at, comma);
    int quote = field.indexOf(QUOTE);
    if (quote >= 0) {
      throw malformed(first, at + quote, "bare \" in non-quoted-field");
    }
    fields.add(field);
    at = comma + 1;
    return comma >= 0;
  }

  private boolean readQuoted(int first) {
    StringBuilder field = new StringBuilder();
    at++;
    while (true) {
      int quote = current().indexOf(QUOTE, at);
      if (quote < 0) {
        field.append(current().substring(at));
        nextLine(first);
      } else {
        field.append(current(), at, quote);
        at = quote + 1;
        if (!isAt(QUOTE)) {
          fields.add(field.toString());
          return endsQuoted(first);
        }
        field.append(QUOTE);
        at++;
      }
    }
  }

  private boolean endsQuoted(int first) {
    if (isAt(COMMA)) {
      at++;
      return true;
    }
    if (!withoutEnd(current().substring(at)).isEmpty()) {
      throw malformed(first, at - 1, "extraneous or missing \" in quoted-field");
    }
    return false;
  }

  private void nextLine(int first) {
    if (line + 1 == lines.size()) {
      throw malformed(first, current().length(), "extraneous or missing \" in quoted-field");
    }
    line++;
    at = 0;
  }

  private boolean isAt(char wanted) {
    return at < current().length() && current().charAt(at) == wanted;
  }

  private String current() {
    return lines.get(line);
  }

  private static String withoutEnd(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  private IllegalArgumentException malformed(int first, int offset, String what) {
    String place = "parse error on line " + (line + 1) + ", column " + (offset + 1) + ": " + what;
    return new IllegalArgumentException(
        first == line ? place : "record on line " + (first + 1) + "; " + place);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
