package dev.signlab.shell.notation;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.List;

/** The commands of notation, in the order in which help lists them. */
public final class NotationCommands {

  private NotationCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(
        SignWords.sign(),
        VerifyWords.verify(),
        LookWords.list(),
        LookWords.inspect(),
        CertWords.generateTest(),
        CertWords.add(),
        CertWords.list(),
        KeyWords.list(),
        PolicyWords.take(),
        PolicyWords.show(),
        ToolVersionCommand.of(
            "notation version",
            NotationCommand.GROUP,
            "Version:     " + ToolVersionCommand.VERSION));
  }
}
