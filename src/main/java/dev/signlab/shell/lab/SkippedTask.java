package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.StreamScreen;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Brings about what a task would have left: its solution is typed, as the gate types it, first into
 * the world as it is and then, where that is not enough, into the one in which the task began.
 *
 * @param sitting whose open task it is
 * @param invocation the word that skips it
 */
record SkippedTask(Sitting sitting, Invocation invocation) {

  private static final String VARIABLE = "COSIGN_PASSWORD";

  /** The password of the keys that labs make. */
  private static final String USUAL = "signlab";

  /** Types the solution and returns what the checks then find. */
  TaskReport bringAbout(List<String> lines) {
    TaskReport report = typed(lines, password().orElse(USUAL));
    if (report.passed()) {
      return report;
    }
    boolean locked = isLocked();
    sitting.lab().undo();
    return typed(lines, (locked ? told() : password()).orElse(USUAL));
  }

  private Optional<String> password() {
    return Optional.ofNullable(invocation.session().environment().get(VARIABLE));
  }

  private Optional<String> told() {
    return invocation.screen().askSecret("Password of your private key: ").map(String::new);
  }

  private boolean isLocked() {
    return sitting.lab().requireCurrent().open().facts().attempts().stream()
        .anyMatch(attempt -> attempt.cause().equals(Optional.of(Cause.WRONG_PASSWORD)));
  }

  /** The folder and the variable are the learner's again afterwards. */
  private TaskReport typed(List<String> lines, String password) {
    LabSession session = invocation.service(LabSession.class);
    Optional<String> before = password();
    Path folder = session.directory();
    session.setVariable(VARIABLE, password);
    session.changeDirectory(invocation.service(World.class).workspace());
    try {
      sitting.quietly(() -> type(lines, session));
    } finally {
      session.changeDirectory(folder);
      before.ifPresentOrElse(
          own -> session.setVariable(VARIABLE, own), () -> session.removeVariable(VARIABLE));
    }
    return sitting.lab().report();
  }

  private void type(List<String> lines, LabSession session) {
    if (!(invocation.screen() instanceof StreamScreen screen)) {
      return;
    }
    StreamScreen unseen =
        screen.redirected(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Current current = sitting.lab().requireCurrent();
    ScenarioOrigin whose = ScenarioOrigin.of(current.scenario().folder());
    LineRunner runner = invocation.service(LineRunner.class);
    session.confined(
        whose,
        () -> {
          lines.forEach(line -> runner.run(line, unseen));
          return true;
        });
  }
}
