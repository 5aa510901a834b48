package dev.signlab.shell.sbom;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.List;

/** The commands that list what is in an image, in the order in which help lists them. */
public final class SbomCommands {

  private SbomCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(
        new SyftCommand("syft"),
        new SyftCommand("syft scan"),
        new SyftCommand("syft packages"),
        new SyftVersionCommand(),
        ToolVersionCommand.of("syft --version", "syft", "syft " + ToolVersionCommand.VERSION));
  }
}
