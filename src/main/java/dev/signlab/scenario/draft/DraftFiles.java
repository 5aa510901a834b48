package dev.signlab.scenario.draft;

import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.paper.Unwritten;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a draft.
 *
 * @param name of the scenario
 * @param world what is there when it begins
 * @param tasks the tasks
 */
record DraftFiles(String name, DraftWorld world, List<DraftTask> tasks) {

  private static final int WIDEST = 76;
  private static final int MINUTES_A_TASK = 3;

  /** Copies the tasks. */
  DraftFiles {
    tasks = List.copyOf(tasks);
  }

  /** Writes them. */
  void writeTo(Path folder) {
    AtomicFile.write(folder.resolve(ScenarioLoader.FILE), text(yaml()));
    AtomicFile.write(folder.resolve(LabScript.SOLUTION), text(solution()));
    AtomicFile.write(folder.resolve("lessons/" + name + ".adoc"), text(lesson()));
    for (DraftTask task : tasks) {
      task.mistakes().forEach(mistake -> write(folder, task, mistake));
    }
    world.writeTo(folder);
  }

  private static void write(Path folder, DraftTask task, DraftTask.Mistake mistake) {
    List<String> lines = new ArrayList<>();
    lines.add("# expect: " + task.id() + " " + mistake.cause());
    lines.addAll(mistake.lines());
    AtomicFile.write(
        folder.resolve(LabScript.MISTAKES).resolve(task.id() + "-" + mistake.name() + ".lab"),
        text(lines));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String unwritten(String what) {
    return Unwritten.MARK + " " + what;
  }

  private List<String> yaml() {
    List<String> rows = new ArrayList<>();
    rows.add("id: " + name);
    rows.add("title: " + Candidate.quoted(title(name)));
    rows.add("summary: " + Candidate.quoted(unwritten("what it is good for, in one line")));
    rows.add("minutes: " + MINUTES_A_TASK * tasks.size());
    rows.addAll(world.yaml());
    rows.add("tasks:");
    tasks.forEach(task -> addTask(task, rows));
    return rows;
  }

  private static String title(String id) {
    return capital(id.replace('-', ' '));
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private void addTask(DraftTask task, List<String> rows) {
    rows.add("  - id: " + task.id());
    rows.add("    goal: " + Candidate.quoted(capital(task.goal())));
    rows.add("    do: " + Candidate.quoted(task.lines().getFirst()));
    rows.add("    lesson: lessons/" + name + ".adoc#" + task.id());
    rows.add("    checks:");
    task.checks().forEach(check -> rows.add("      - " + check.yaml()));
    rows.add("    hints:");
    addHints(task, rows);
    if (!task.causes().isEmpty()) {
      rows.add("    causes:");
      task.causes()
          .forEach((cause, words) -> rows.add("      " + cause + ": " + Candidate.quoted(words)));
    }
  }

  private static void addHints(DraftTask task, List<String> rows) {
    for (String step : HintLadder.NAMES.subList(0, 2)) {
      rows.add("      - " + Candidate.quoted(unwritten(step)));
    }
    String words =
        task.lines().stream().map(DraftFiles::command).distinct().collect(Collectors.joining(", "));
    rows.add("      - " + Candidate.quoted("help tells more of: " + words));
    rows.add("      - |");
    task.lines().forEach(line -> rows.add("        " + line));
  }

  /** The words of a line in front of its first flag, name or file. */
  private static String command(String line) {
    return Stream.of(line.split(" +", -1))
        .takeWhile(word -> word.matches("[a-z][a-z-]*"))
        .limit(2)
        .collect(Collectors.joining(" "));
  }

  private List<String> solution() {
    return tasks.stream()
        .flatMap(task -> Stream.concat(Stream.of("# task: " + task.id()), task.lines().stream()))
        .toList();
  }

  private List<String> lesson() {
    List<String> rows = new ArrayList<>();
    rows.addAll(List.of("= " + title(name), "", unwritten("what this lab is about.")));
    for (DraftTask task : tasks) {
      rows.addAll(List.of("", "[#" + task.id() + "]", "== " + title(task.id()), ""));
      rows.addAll(List.of(unwritten("what happens here, and why."), ""));
      rows.addAll(List.of("[source,console]", "----"));
      task.lines().forEach(line -> rows.addAll(broken(line)));
      rows.add("----");
    }
    return rows;
  }

  /** A long line goes on below, behind a backslash; a quoted text is not parted. */
  private static List<String> broken(String line) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String word : line.split(" (?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)", -1)) {
      if (!row.isEmpty() && row.length() + word.length() + 3 > WIDEST) {
        rows.add(row + " \\");
        row = new StringBuilder("   ");
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
    }
    rows.add(row.toString());
    return rows;
  }
}
