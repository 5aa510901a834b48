package dev.signlab.shell.crane;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.LoginCommand;
import dev.signlab.shell.image.LogoutCommand;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of crane, in the order in which help lists them. */
public final class CraneCommands {

  private CraneCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>(ReadingWords.all());
    commands.addAll(WritingWords.all());
    commands.add(MutateWords.mutate());
    commands.add(
        new LoginCommand("crane login", List.of(CraneCommand.INSECURE), CraneCommand::access));
    commands.add(new LogoutCommand("crane logout"));
    commands.add(ToolVersionCommand.of("crane version", "crane", ToolVersionCommand.VERSION));
    return List.copyOf(commands);
  }
}
