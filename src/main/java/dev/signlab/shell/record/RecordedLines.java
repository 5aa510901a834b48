package dev.signlab.shell.record;

import dev.signlab.scenario.draft.Recording;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.transcript.TypedLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds in a transcript what was typed since the recording began, task by task. */
final class RecordedLines {

  private static final String HIDDEN = "***";
  private static final String LAB = "Lab";

  private final CommandTable table;
  private final UnaryOperator<String> asWritten;
  private final Map<String, List<String>> parts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  RecordedLines(CommandTable table, UnaryOperator<String> asWritten) {
    this.table = table;
    this.asWritten = asWritten;
  }

  /** Reads the lines that were typed since a recording began. */
  RecordedLines read(OpenRecording open, List<TypedLine> typed) {
    open.tasks().forEach(mark -> parts.put(mark.task(), new ArrayList<>()));
    for (TypedLine each : typed) {
      open.taskAt(each.at()).map(parts::get).ifPresent(part -> add(plain(each.line()), part));
    }
    return this;
  }

  private static String plain(String line) {
    return line.replace("\\\n", " ").strip().replaceAll("[ \\t]+", " ");
  }

  private void add(String line, List<String> part) {
    String bare = line.replaceFirst("^COSIGN_PASSWORD=\\S* +", "");
    if (bare.contains(HIDDEN)) {
      notes.add("left out: " + bare.lines().findFirst().orElse("") + " (it holds a secret)");
    } else if (bare.contains("\n")) {
      notes.add("left out: " + bare.lines().findFirst().orElse("") + " (more than one line)");
    } else if (!bare.isBlank() && !bare.startsWith("#") && !isOfLab(bare)) {
      part.add(asWritten.apply(bare));
    }
  }

  /** The words of the labs, and those that leave, belong to the sitting and not to the task. */
  private boolean isOfLab(String line) {
    List<String> words = List.of(line.split(" ", -1));
    boolean leaves = List.of("exit", "quit", "help", "?").contains(words.getFirst());
    return leaves
        || table
            .find(words)
            .map(Command::spec)
            .filter(spec -> spec.group().equals(LAB))
            .isPresent();
  }

  /** Returns the tasks, also those without a line. */
  List<Recording.Part> parts() {
    return parts.entrySet().stream()
        .map(part -> new Recording.Part(part.getKey(), part.getValue()))
        .toList();
  }

  /** Returns what was left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
