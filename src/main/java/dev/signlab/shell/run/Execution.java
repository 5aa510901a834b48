package dev.signlab.shell.run;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;

/** How a command runs once its words have been taken apart. */
@FunctionalInterface
public interface Execution {

  /** Runs a command at once, without Spring: what a one-shot process does. */
  Execution DIRECT =
      (command, reading, session, screen) ->
          command.run(
              new Invocation(
                  command.spec(), reading.flags(), reading.arguments(), session, screen));

  /**
   * Runs a command and returns its status.
   *
   * @throws dev.signlab.diagnostic.LabException when it fails
   */
  int execute(Command command, FlagReader.Reading reading, Session session, Screen screen);
}
