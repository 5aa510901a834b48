package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.HelpText;
import java.util.List;
import java.util.Optional;

/** {@code help}: all commands, a group of them, or one. */
final class HelpCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("help", BuiltinCommands.SHELL, "List the commands, or explain one")
          .argument("COMMAND", "a command, such as cosign sign", Completion.COMMAND)
          .example("help")
          .example("help cosign sign")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CommandTable table = invocation.service(CommandTable.class);
    if (invocation.arguments().isEmpty()) {
      HelpText.list(table.commands()).forEach(invocation.screen()::out);
      invocation.screen().out("");
      invocation.screen().out("help COMMAND, or COMMAND --help, says more about one of them.");
      return OK;
    }
    lines(table, invocation.arguments()).forEach(invocation.screen()::out);
    return OK;
  }

  private static List<String> lines(CommandTable table, List<String> words) {
    String name = String.join(" ", words);
    Optional<Command> command = table.named(name);
    List<Command> group = table.under(name);
    if (command.isEmpty() && group.isEmpty()) {
      throw table.unknown(words);
    }
    return command.map(found -> HelpText.of(found.spec())).orElseGet(() -> HelpText.list(group));
  }
}
