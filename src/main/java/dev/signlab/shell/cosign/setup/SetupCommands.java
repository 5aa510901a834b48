package dev.signlab.shell.cosign.setup;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of cosign that prepare a machine and tell about it, in the order of help. */
public final class SetupCommands {

  private SetupCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(new LoginCommand(), new EnvCommand(), new CompletionCommand());
  }
}
