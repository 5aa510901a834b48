package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.paper.Written;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import java.util.List;
import java.util.Optional;

/** Walks once through a scenario; each task is tried in every way before it is solved. */
final class ProofWalk {

  private final FreshWorld world;
  private final Written written;
  private final Optional<String> only;
  private final Claims claims = new Claims();

  /**
   * Makes a walk.
   *
   * @param only the only task to prove; those before it are just solved
   */
  ProofWalk(FreshWorld world, Written written, Optional<String> only) {
    this.world = world;
    this.written = written;
    this.only = only;
  }

  /** Walks through it; how long that takes is counted by whoever makes the world. */
  ScenarioProof run() {
    Scenario here = world.lab().catalogue().get(written.scenario().id());
    prepare(here);
    List<Task> tasks = here.tasks();
    boolean goesOn = claims.findings().isEmpty();
    for (int i = 0; goesOn && i < tasks.size(); i++) {
      goesOn = prove(written.scenario().tasks().get(i), tasks.get(i));
    }
    return new ScenarioProof(here.id(), claims.steps(), 0, claims.findings());
  }

  private void prepare(Scenario here) {
    try {
      world.lab().begin(here, PasswordQuestion.NOBODY);
    } catch (LabException e) {
      claims.stopped(written.places().of("world"), "the world cannot be prepared", e);
    }
  }

  /** Proves a task; what comes behind one that cannot be solved would fail for that alone. */
  private boolean prove(Task task, Task here) {
    TaskProof proof = new TaskProof(world, written, task, here, claims);
    boolean asked = only.isEmpty() || only.get().equals(task.id());
    try {
      boolean solved = asked ? proof.prove() : proof.solve();
      world.lab().finish(End.DONE);
      return solved && (only.isEmpty() || !asked);
    } catch (LabException e) {
      claims.stopped(written.place(task), "the proof of task " + task.id() + " stopped", e);
      return false;
    }
  }
}
