package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.HelpOverview;
import dev.signlab.shell.run.HelpText;
import dev.signlab.shell.run.Wording;
import java.util.List;
import java.util.Optional;

/** {@code help}: what there is, all commands, a group of them, or one. */
final class HelpCommand implements Command {

  private static final String ALL = "all";

  private static final CommandSpec SPEC =
      CommandSpec.of("help", BuiltinCommands.SHELL, "List the commands, or explain one")
          .argument("NAME", "a command, such as cosign sign, a group, or all", Completion.COMMAND)
          .example("help")
          .example("help all")
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
      HelpOverview.lines(table.commands(), invocation.screen().style())
          .forEach(invocation.screen()::out);
      return OK;
    }
    Wording wording = Wording.of(invocation.session());
    lines(table, invocation.arguments())
        .forEach(line -> invocation.screen().out(wording.here(line)));
    return OK;
  }

  private static List<String> lines(CommandTable table, List<String> words) {
    String name = String.join(" ", words);
    if (name.equals(ALL)) {
      return HelpText.list(table.commands());
    }
    Optional<Command> command = table.named(name).or(() -> reader(table, words));
    List<Command> group = group(table, name);
    if (command.isEmpty() && group.isEmpty()) {
      throw table.unknown(words);
    }
    return command.map(found -> HelpText.of(found.spec())).orElseGet(() -> HelpText.list(group));
  }

  /**
   * Words that a command reads itself, such as {@code docker compose up}, are explained with it.
   */
  private static Optional<Command> reader(CommandTable table, List<String> words) {
    return table.find(words).filter(command -> command.spec().passThrough());
  }

  /** A group has the name of a tool, or that of a heading in the list. */
  private static List<Command> group(CommandTable table, String name) {
    List<Command> under = table.under(name);
    return under.isEmpty()
        ? table.commands().stream()
            .filter(command -> command.spec().group().equalsIgnoreCase(name))
            .toList()
        : under;
  }
}
