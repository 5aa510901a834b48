package dev.signlab.scenario.paper;

import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.LabScript.Mistake;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The solution and the mistakes: whether they speak of the tasks that there are. */
final class ScriptPaper implements Paper {

  private static final int LEAST_MISTAKES = 3;

  @Override
  public void read(Written written, Findings findings) {
    List<String> tasks = written.scenario().tasks().stream().map(Task::id).toList();
    Stream.concat(
            Stream.of(written.file(LabScript.SOLUTION)),
            written.alternatives().stream().map(LabScript.Alternative::file))
        .map(LabScript::parts)
        .forEach(
            parts -> {
              solution(parts, tasks, findings);
              order(parts, tasks, findings);
            });
    mistakes(written, tasks, findings);
    equal(written.mistakes(), findings);
    for (Task task : written.scenario().tasks()) {
      task(written, task, findings);
    }
  }

  private static Place solutionFile(Written written) {
    return Place.beginning(written.file(LabScript.SOLUTION));
  }

  private static void solution(List<LabScript.Part> parts, List<String> tasks, Findings findings) {
    for (LabScript.Part part : parts) {
      if (part.task().isEmpty()) {
        findings.add(
            part.place(),
            "a line of the solution that belongs to no task",
            "# task: " + tasks.getFirst() + " above it",
            "no task yet");
      } else if (!tasks.contains(part.task())) {
        findings.add(
            part.place(),
            "solves " + part.task() + ", which is no task",
            "one of " + String.join(", ", tasks),
            part.task(),
            Nearest.advice(part.task(), tasks));
      }
    }
  }

  private static void order(List<LabScript.Part> parts, List<String> tasks, Findings findings) {
    int last = -1;
    for (LabScript.Part part : parts) {
      int at = tasks.indexOf(part.task());
      if (at >= 0 && at < last) {
        findings.advise(
            part.place(),
            "the tasks of the solution stand in another order than those of the scenario",
            String.join(", ", tasks),
            part.task() + " after " + tasks.get(last));
      }
      last = Math.max(last, at);
    }
  }

  private static void task(Written written, Task task, Findings findings) {
    if (written.solution(task).isEmpty() && Files.exists(written.file(LabScript.SOLUTION))) {
      findings.add(
          solutionFile(written),
          "no lines for task " + task.id(),
          "# task: " + task.id() + " and lines that solve it",
          "nothing");
    }
    if (written.mistakes(task).isEmpty()) {
      findings.advise(
          written.place(task, "id"),
          "task " + task.id() + " has no mistake",
          "a file in mistakes that begins with  # expect: " + task.id() + " CAUSE",
          "none");
    }
  }

  private static void mistakes(Written written, List<String> tasks, Findings findings) {
    if (written.mistakes().size() < LEAST_MISTAKES) {
      findings.add(
          Place.beginning(written.file(LabScript.MISTAKES)),
          "fewer than three mistakes are listed",
          "three or more",
          String.valueOf(written.mistakes().size()));
    }
    for (Mistake mistake : written.mistakes()) {
      if (!tasks.contains(mistake.task())) {
        findings.add(
            Place.beginning(mistake.file()),
            "a mistake of no task",
            "one of " + String.join(", ", tasks),
            mistake.task(),
            Nearest.advice(mistake.task(), tasks));
      }
      if (mistake.lines().isEmpty()) {
        findings.advise(
            Place.beginning(mistake.file()), "a mistake that types nothing", "a line", "none");
      }
    }
  }

  private static void equal(List<Mistake> mistakes, Findings findings) {
    Map<String, Path> known = new HashMap<>();
    for (Mistake mistake : mistakes) {
      String typed =
          mistake.task()
              + "\n"
              + String.join("\n", mistake.lines().stream().map(ScriptLine::text).toList());
      Path other = known.putIfAbsent(typed, mistake.file());
      if (other != null) {
        findings.advise(
            Place.beginning(mistake.file()),
            "the same mistake twice",
            "lines that differ",
            "those of " + other.getFileName());
      }
    }
  }
}
