package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Challenge;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;

/** Looks at every line that a scenario types or lets type, before one of them is run. */
final class ScriptReader {

  private final LineLaw law;
  private final Findings findings;

  ScriptReader(LineLaw law, Findings findings) {
    this.law = law;
    this.findings = findings;
  }

  /** Checks the scripts in a scenario's folder. */
  void check(Path folder) {
    LabScript.solution(folder, findings).values().forEach(this::check);
    LabScript.alternatives(folder, findings)
        .forEach(other -> other.parts().values().forEach(this::check));
    LabScript.mistakes(folder, findings).forEach(mistake -> check(mistake.lines()));
  }

  /** Checks the lines that a task has learners type. */
  void checkTask(Fields fields, Task task) {
    List<YamlValue> hints = fields.list("hints");
    task.hints().steps().stream()
        .skip(3)
        .flatMap(step -> step.text().lines())
        .forEach(line -> check(hints.getLast().place(), line));
    for (Challenge challenge : task.challenges()) {
      String key = challenge.type().key();
      Place place = fields.object(key).map(f -> f.place("line")).orElse(fields.place(key));
      challenge.lines().forEach(line -> check(place, line));
    }
  }

  private void check(List<ScriptLine> lines) {
    lines.forEach(line -> check(line.place(), line.text()));
  }

  private void check(Place place, String line) {
    if (!line.isBlank()) {
      law.refusal(line.strip()).ifPresent(problem -> add(place, problem));
    }
  }

  private void add(Place place, Problem problem) {
    findings.add(place, problem.asException());
  }
}
