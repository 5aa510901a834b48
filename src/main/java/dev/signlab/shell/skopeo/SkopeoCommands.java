package dev.signlab.shell.skopeo;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.LoginCommand;
import dev.signlab.shell.image.LogoutCommand;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.List;

/** The commands of skopeo, in the order in which help lists them. */
public final class SkopeoCommands {

  private static final String TOOL = "skopeo";
  private static final String VERSION = "skopeo version " + ToolVersionCommand.VERSION;

  private SkopeoCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(
        new SkopeoInspectCommand(),
        new SkopeoCopyCommand(),
        new SkopeoListTagsCommand(),
        new SkopeoDeleteCommand(),
        new SkopeoDigestCommand(),
        new LoginCommand(
            "skopeo login",
            List.of(SkopeoFlags.all("").getFirst(), SkopeoFlags.all("").getLast()),
            invocation -> SkopeoFlags.access(invocation, "")),
        new LogoutCommand("skopeo logout"),
        ToolVersionCommand.of("skopeo --version", TOOL, VERSION),
        ToolVersionCommand.of("skopeo -v", TOOL, VERSION));
  }
}
