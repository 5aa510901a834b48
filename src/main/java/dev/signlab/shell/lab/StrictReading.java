package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.ScenarioLines;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a scenario as strictly as the gate does, and its lessons, without playing it. */
public final class StrictReading {

  private StrictReading() {}

  /** Returns all that is wrong with the files in a folder, and what could be better. */
  public static List<Finding> findings(Path folder, Invocation invocation) {
    Path top = Path.of(System.getProperty("signlab.top", "")).toAbsolutePath();
    ScenarioLines book = new ScenarioLines(invocation.service(CommandTable.class));
    Gate gate = new Gate(invocation.service(FreshWorlds.class), top, book);
    Gate.Order quick = Gate.Order.QUICK;
    return Stream.concat(
            gate.prove(folder, quick).stream().flatMap(proof -> proof.findings().stream()),
            WrittenLessons.check(folder, invocation.service(LessonLibrary.class)).stream())
        .toList();
  }

  /** Returns only what is wrong. */
  static List<Finding> errors(Path folder, Invocation invocation) {
    return findings(folder, invocation).stream().filter(Finding::isError).toList();
  }
}
