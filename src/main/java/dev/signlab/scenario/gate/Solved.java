package dev.signlab.scenario.gate;

import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.load.LabScript.Alternative;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Solves a task in further ways, each from its beginning: by other solutions, and without one line
 * of a solution, which a check must notice.
 */
record Solved(FreshWorld world, Task task, Claims claims) {

  /** Claims that the task passes by another solution, where that has lines for it. */
  void by(Alternative other) {
    List<ScriptLine> lines = other.lines(task.id());
    if (lines.isEmpty()) {
      return;
    }
    boolean typed = other.isForeign() ? foreign(lines) : lab(lines);
    if (!typed) {
      claims.advise(
          lines.getFirst().place(),
          "not tried: " + other.name() + " is for a real cosign 3.1",
          "author check --cosign FILE, which names one",
          "none");
      return;
    }
    claims.claim(
        world.lab().report().passed(),
        lines.getFirst().place(),
        task.id() + " does not pass by " + other.name(),
        "a solution, as solution.lab is one",
        TaskProof.shown(world));
    world.lab().undo();
    if (!other.isForeign()) {
      leftOut(lines);
    }
  }

  private boolean lab(List<ScriptLine> lines) {
    lines.forEach(world::type);
    return true;
  }

  private boolean foreign(List<ScriptLine> lines) {
    for (ScriptLine line : lines) {
      Optional<Ended> ended = world.typeWithCosign(line);
      if (ended.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Claims of each line that the task does not pass without it. */
  void leftOut(List<ScriptLine> lines) {
    for (int i = 0; i < lines.size() && lines.size() > 1; i++) {
      List<ScriptLine> fewer = new ArrayList<>(lines);
      ScriptLine left = fewer.remove(i);
      lab(fewer);
      claims.claim(
          !world.lab().report().passed(),
          left.place(),
          task.id() + " passes without the line: " + left.text(),
          "a line that is needed, or a check that sees it",
          "all checks pass");
      world.lab().undo();
    }
  }
}
