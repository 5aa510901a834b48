package dev.signlab.shell.jshell;

import dev.signlab.jshell.MadeValue;
import dev.signlab.jshell.Snippets;
import dev.signlab.scenario.check.Made;
import dev.signlab.scenario.model.JavaExercise;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.LabSession;
import java.util.Optional;

/** Tells the open task what the variable holds that it asks for. */
final class MadeValues {

  private MadeValues() {}

  static void note(Snippets snippets, Invocation invocation) throws InterruptedException {
    Optional<Lab> lab = invocation.service(LabSession.class).made(Lab.class);
    Optional<JavaExercise> asked =
        lab.flatMap(Lab::current).flatMap(open -> open.task().challenge(JavaExercise.class));
    if (asked.isPresent()) {
      String name = asked.get().variable();
      Optional<MadeValue> value = snippets.value(name);
      value.ifPresent(made -> lab.get().made(name, new Made(made.binary(), made.bytes())));
    }
  }
}
