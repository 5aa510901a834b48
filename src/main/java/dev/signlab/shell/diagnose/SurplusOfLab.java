package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.run.CommandTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Words behind a word of the lab that takes none: another word was meant which takes it, or the
 * word alone.
 *
 * @param table the commands
 * @param isOpen whether a task is open
 */
record SurplusOfLab(CommandTable table, BooleanSupplier isOpen) {

  /** They speak of the open task, and where there is none one is begun. */
  private static final Set<String> OF_TASK =
      Set.of("hint", "check", "solution", "skip", "undo", "next");

  private static final Set<String> KEEPING =
      Set.of("snapshot", "save", "bookmark", "backup", "checkpoint", "keep", "export");

  private static final Map<String, String> ALONE =
      Map.of(
          "hint", "each hint shows the next of four, so it takes no number",
          "undo", "undo goes back to where the task began, so it takes no number of steps",
          "next", "next shows the open task, and takes no word",
          "check", "check is about the open task, and takes no word",
          "skip", "skip has the open task done, and takes no word");

  /** Returns the line that was meant. */
  Optional<Draft> of(Draft draft) {
    String name = draft.line().spec().name();
    List<String> words = draft.line().arguments().map(Part::value).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (name.equals("world") && KEEPING.contains(words.getFirst())) {
      return Optional.of(kept(draft, words));
    }
    return namesake(draft, words).or(() -> ofTask(draft));
  }

  /** A state of the world is kept under a name. */
  private Draft kept(Draft draft, List<String> words) {
    String name = words.size() > 1 ? words.getLast() : "before";
    return draft.because(
        "world has no %s; bookmark keeps the state under a name".formatted(words.getFirst()),
        line("bookmark", List.of(name)));
  }

  /** {@code bookmarks NAME}: one thing is asked for under the name for all of them. */
  private Optional<Draft> namesake(Draft draft, List<String> words) {
    String name = draft.line().spec().name();
    String other = name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
    return table
        .named(other)
        .map(Command::spec)
        .filter(spec -> !spec.destructive() && spec.arguments().size() == words.size())
        .map(
            spec ->
                draft.because(
                    "%s takes no name; %s does".formatted(name, other), line(other, words)));
  }

  private Optional<Draft> ofTask(Draft draft) {
    CommandSpec spec = draft.line().spec();
    if (!OF_TASK.contains(spec.name()) || !spec.arguments().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isOpen.getAsBoolean()
            ? draft.because(
                ALONE.getOrDefault(spec.name(), spec.name() + " takes no word"),
                line(spec.name(), List.of()))
            : draft.because(
                spec.name() + " is about the open task, and none is open",
                line("start", List.of())));
  }

  private LineWords line(String name, List<String> words) {
    return new LineWords("", table.named(name).orElseThrow().spec(), words);
  }
}
