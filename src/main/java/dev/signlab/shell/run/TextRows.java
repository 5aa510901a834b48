package dev.signlab.shell.run;

import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rows of a text that was pasted: what begins in a row of its own is a line of its own. */
final class TextRows {

  private TextRows() {}

  /** Returns the commands row by row; at least one row, which may be empty. */
  static List<List<Pipeline>> of(List<Pipeline> pipelines, String text) {
    List<List<Pipeline>> rows = new ArrayList<>();
    List<Pipeline> row = new ArrayList<>();
    int at = 0;
    for (Pipeline pipeline : pipelines) {
      int begins = row(pipeline, text).orElse(at);
      if (begins > at && pipeline.condition() == Pipeline.Condition.ALWAYS && !row.isEmpty()) {
        rows.add(List.copyOf(row));
        row.clear();
      }
      at = begins;
      row.add(pipeline);
    }
    rows.add(List.copyOf(row));
    return rows;
  }

  /** Variables alone have no word, and stay with what stands before them. */
  private static OptionalInt row(Pipeline pipeline, String text) {
    return pipeline.commands().stream()
        .map(SimpleCommand::words)
        .filter(words -> !words.isEmpty())
        .mapToInt(words -> words.getFirst().start())
        .map(
            start ->
                (int)
                    text.substring(0, Math.min(start, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count())
        .findFirst();
  }
}
