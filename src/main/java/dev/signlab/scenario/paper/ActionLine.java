package dev.signlab.scenario.paper;

import dev.signlab.scenario.load.LineBook;
import dev.signlab.scenario.model.Task;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a page gives as the line to type. */
public final class ActionLine {

  private static final Pattern PREDICT_FIRST = Pattern.compile("^predict[,;] then: *");

  private ActionLine() {}

  /** Returns the line behind {@code do}, or nothing where it is a sentence. */
  public static Optional<String> of(LineBook book, Task task) {
    return task.action()
        .map(text -> PREDICT_FIRST.matcher(text).replaceFirst(""))
        .filter(book::isWhole);
  }
}
