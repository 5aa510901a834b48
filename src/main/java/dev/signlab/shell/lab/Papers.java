package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.load.ScenarioSearch;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.ScenarioLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a scenario as strictly as the gate does, without playing it. */
final class Papers {

  private Papers() {}

  /** Returns all that is wrong with the files in a folder. */
  static List<Finding> findings(Path folder, Invocation invocation) {
    Path content =
        Path.of(System.getProperty("signlab.top", "")).toAbsolutePath().resolve("content");
    ScenarioLines rules = new ScenarioLines(invocation.service(CommandTable.class));
    List<Finding> findings = new ArrayList<>(ScenarioSearch.overlooked(folder));
    findings.addAll(
        Catalogue.read(folder, ScenarioLoader.strict(Anchors.in(content), rules::refusal))
            .findings());
    findings.addAll(WrittenLessons.check(folder, invocation.service(LessonLibrary.class)));
    return List.copyOf(findings);
  }
}
