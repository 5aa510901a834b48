package dev.signlab.shell.lab;

import dev.signlab.environment.world.World;
import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.source.Findings;
import java.util.List;

/** The solutions of tasks. */
final class Solutions {

  private Solutions() {}

  /** Returns the lines that solve a task, as they are typed in a world. */
  static List<String> lines(Current current, World world) {
    return LabScript.solution(current.scenario().folder(), new Findings())
        .getOrDefault(current.task().id(), List.of())
        .stream()
        .map(ScriptLine::text)
        .map(world::inThisWorld)
        .toList();
  }
}
