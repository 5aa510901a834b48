package dev.signlab.shell.template;

import dev.signlab.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists as docker and its like print them: columns, or what {@code --format} makes of each row.
 *
 * @param columns the columns of the list: the field of a row, and its heading
 * @param headings the headings of the other fields that a {@code table} can have
 */
public record FormattedRows(Map<String, String> columns, Map<String, String> headings) {

  private static final String TABLE = "table";

  /** Keeps the order of the columns. */
  public FormattedRows {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    headings = Map.copyOf(headings);
  }

  /**
   * Returns the lines of a list.
   *
   * @param rows the rows, whose fields are texts
   * @param format the value of {@code --format}: nothing or {@code table} for the columns, {@code
   *     json}, a template, or {@code table} and a template
   * @throws dev.signlab.diagnostic.LabException for a template that does not fit
   */
  public List<String> lines(List<ObjectNode> rows, String format) {
    String typed = Template.unescaped(format);
    String template = typed.strip();
    if (template.isEmpty() || template.equals(TABLE)) {
      return table(columnsTemplate(), rows);
    }
    if (template.equals("json")) {
      return rows.stream().map(Json::writeText).toList();
    }
    if (template.startsWith(TABLE + " ")) {
      return table(template.substring(TABLE.length() + 1), rows);
    }
    Template each = Template.parse(typed);
    return rows.stream().map(each::render).toList();
  }

  private String columnsTemplate() {
    return String.join("\t", columns.keySet().stream().map(name -> "{{." + name + "}}").toList());
  }

  private List<String> table(String text, List<ObjectNode> rows) {
    Template template = Template.parse(text);
    List<String> lines = new ArrayList<>(List.of(template.render(heading())));
    rows.forEach(row -> lines.add(template.render(row)));
    return aligned(lines);
  }

  private ObjectNode heading() {
    ObjectNode heading = Json.object();
    headings.forEach(heading::put);
    columns.forEach(heading::put);
    return heading;
  }

  /** Puts columns, between which a tab stands, under each other, three blanks apart. */
  public static List<String> aligned(List<String> lines) {
    List<String[]> cells = lines.stream().map(line -> line.split("\t", -1)).toList();
    int count = cells.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] widths = IntStream.range(0, count).map(column -> width(cells, column)).toArray();
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  /** The last cell of a row is in no column. */
  private static int width(List<String[]> cells, int column) {
    return cells.stream()
        .filter(row -> column < row.length - 1)
        .mapToInt(row -> row[column].length())
        .max()
        .orElse(0);
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      boolean last = i == row.length - 1;
      line.append(row[i]).append(last ? "" : " ".repeat(widths[i] - row[i].length() + 3));
    }
    return line.toString().stripTrailing();
  }
}
