package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.run.FlagReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records how each command ended, so that checks can go by outcomes and not by typed text.
 *
 * @param inner runs the command
 * @param notes where it is recorded
 */
public record LabRecorder(Execution inner, Notes notes) implements Execution {

  private static final String SIGNATURE_TAG = ":sha256-";

  /** Records commands of a person at this screen. */
  public LabRecorder(Execution inner) {
    this(
        inner,
        (session, attempt, everyday) -> session.service(Sitting.class).record(attempt, everyday));
  }

  /** Records commands. */
  @FunctionalInterface
  public interface Notes {

    /**
     * Notes how a command ended.
     *
     * @param everyday whether it is nothing to be counted: one that looks around, or leaves
     */
    void note(Session session, Attempt attempt, boolean everyday);
  }

  @Override
  public int execute(Command command, FlagReader.Reading reading, Session session, Screen screen) {
    try {
      int status = inner.execute(command, reading, session, screen);
      record(command.spec(), reading, status, Optional.empty(), session);
      return status;
    } catch (LabException e) {
      Problem problem = e.problem();
      record(command.spec(), reading, problem.exitStatus(), problem.cause(), session);
      throw e;
    }
  }

  private void record(
      CommandSpec spec,
      FlagReader.Reading reading,
      int status,
      Optional<Cause> cause,
      Session session) {
    if (!spec.group().equals(LabCommands.GROUP)) {
      Attempt attempt = new Attempt(spec.name(), status, cause, marks(spec, reading));
      boolean everyday = Everyday.has(spec);
      notes.note(session, attempt, everyday);
    }
  }

  private static Set<String> marks(CommandSpec spec, FlagReader.Reading reading) {
    Set<String> marks = new HashSet<>();
    reading
        .flags()
        .forEach(
            (name, values) -> {
              boolean usual =
                  spec.flag(name).map(f -> List.of(f.defaultValue()).equals(values)).orElse(false);
              if (!usual) {
                marks.add(name);
                values.stream().flatMap(value -> Attempt.flag(name, value)).forEach(marks::add);
              }
            });
    for (String argument : reading.arguments()) {
      Attempt.argument(argument).forEach(marks::add);
      if (argument.contains("@sha256:")) {
        marks.add(Attempt.BY_DIGEST);
      }
      if (argument.contains(SIGNATURE_TAG)) {
        marks.add(Attempt.SIGNATURE_TAG);
      }
    }
    return marks;
  }
}
