package dev.signlab.shell.spring;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.run.FlagReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandNotFoundException;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Runs commands through Spring Shell's executor. A failure comes out as it went in, since the
 * runner above shows it; the status is the one that the command gave, which version 4.0.1's own
 * runner would only log.
 */
final class SpringExecution implements Execution {

  private final CommandRegistry registry;
  private final LabCommandParser parser;

  SpringExecution(CommandRegistry registry, LabCommandParser parser) {
    this.registry = registry;
    this.parser = parser;
  }

  @Override
  public int execute(Command command, FlagReader.Reading reading, Session session, Screen screen) {
    CommandContext context =
        new CommandContext(
            parser.input(command.spec(), reading),
            registry,
            new ScreenWriter(screen),
            ScreenWriter.reader(screen));
    try {
      return new CommandExecutor(registry).execute(context).code();
    } catch (CommandNotFoundException e) {
      throw new IllegalStateException("a command of the table is not in the registry", e);
    } catch (CommandExecutionException e) {
      throw cause(e);
    }
  }

  private static RuntimeException cause(CommandExecutionException failure) {
    return failure.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failure);
  }
}
