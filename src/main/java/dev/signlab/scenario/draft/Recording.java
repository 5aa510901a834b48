package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What an author did once.
 *
 * @param name of the scenario to be
 * @param before what was there when it began
 * @param parts the lines that were typed, by task; names of servers as scenarios write them
 */
public record Recording(String name, Before before, List<Part> parts) {

  /** The most tasks. */
  public static final int MOST_TASKS = 12;

  /** The most lines of a task. */
  public static final int MOST_LINES = 20;

  /** Refuses what is too much for a scenario, or nothing at all. */
  public Recording {
    parts = parts.stream().filter(part -> !part.lines().isEmpty()).toList();
    int longest = parts.stream().mapToInt(part -> part.lines().size()).max().orElse(0);
    if (parts.isEmpty() || parts.size() > MOST_TASKS || longest > MOST_LINES) {
      throw Problem.of(
              parts.isEmpty() ? "nothing was typed that could be learned" : "too much for one lab")
          .expected("1 to %d tasks of 1 to %d lines of the lab".formatted(MOST_TASKS, MOST_LINES))
          .found("%d tasks, the longest of %d lines".formatted(parts.size(), longest))
          .hint("to begin another task while you type", "author record task NAME")
          .asException();
    }
  }

  /**
   * What was there when it began.
   *
   * @param registry whether the registry ran
   * @param sigstore whether the services of keyless signing ran
   * @param files names in the learner's folder, files and folders
   * @param images names in the registry, as scenarios write them
   * @param copies where copies of the files lie as they were then; secrets and large ones are not
   *     among them
   */
  public record Before(
      boolean registry, boolean sigstore, Set<String> files, Set<String> images, Path copies) {

    /** Copies the names. */
    public Before {
      files = Set.copyOf(files);
      images = Set.copyOf(images);
    }
  }

  /**
   * The lines of a task.
   *
   * @param task its name
   * @param lines what was typed
   */
  public record Part(String task, List<String> lines) {

    /** Copies the lines. */
    public Part {
      lines = List.copyOf(lines);
    }
  }
}
