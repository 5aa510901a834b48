package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.HostLine;

/** {@code !line}: runs a line in the shell of this machine, in the lab's folder. */
final class HostCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("!", BuiltinCommands.SHELL, "Run a line in the shell of this machine")
          .arguments("LINE", "the line, as that shell reads it", Completion.FILE)
          .example("!openssl version")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String line = String.join(" ", invocation.arguments());
    if (line.isBlank()) {
      throw Problem.of("nothing stands after !")
          .expected("a line for the shell of this machine")
          .command("!openssl version")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return HostLine.run(invocation, line);
  }
}
