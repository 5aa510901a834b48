package dev.signlab.shell.cosign.setup;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands of cosign that prepare a machine and tell about it, in the order of help. */
public final class SetupCommands {

  private SetupCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign login", LoginCommand::new),
        new ListedCommand("cosign env", EnvCommand::new),
        new ListedCommand("cosign completion", CompletionCommand::new));
  }
}
