package dev.signlab.shell.run;

import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * The rows of a text that was pasted: what begins in a row of its own is a line of its own.
 *
 * @param rows the commands row by row; at least one row, which may be empty
 */
record TextRows(List<List<Pipeline>> rows) {

  /** Finds the rows of a text. */
  static TextRows of(List<Pipeline> pipelines, String text) {
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
    return new TextRows(rows);
  }

  /**
   * Runs row after row and returns the status of the last one.
   *
   * @param work runs a row and returns its status
   * @param stops tells by a status that no further row is to run
   * @param between hears of the status of a row behind which another one runs
   */
  int run(ToIntFunction<List<Pipeline>> work, IntPredicate stops, IntConsumer between) {
    int status = work.applyAsInt(rows.getFirst());
    for (List<Pipeline> row : rows.subList(1, rows.size())) {
      if (stops.test(status)) {
        return status;
      }
      between.accept(status);
      status = work.applyAsInt(row);
    }
    return status;
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
