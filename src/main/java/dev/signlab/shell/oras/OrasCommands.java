package dev.signlab.shell.oras;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.LoginCommand;
import dev.signlab.shell.image.LogoutCommand;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of oras, in the order in which help lists them. */
public final class OrasCommands {

  private OrasCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.add(PushWords.push());
    commands.add(PullWords.pull());
    commands.add(PushWords.attach());
    commands.add(DiscoverWords.discover());
    commands.add(CopyWords.copy());
    commands.addAll(ManifestWords.all());
    commands.addAll(BlobWords.all());
    commands.addAll(TagWords.all());
    commands.add(
        new LoginCommand(
            "oras login",
            OrasFlags.registry("").subList(0, 3),
            invocation -> OrasFlags.access(invocation, "")));
    commands.add(new LogoutCommand("oras logout"));
    commands.add(
        ToolVersionCommand.of(
            "oras version", "oras", "Version:        " + ToolVersionCommand.VERSION));
    return List.copyOf(commands);
  }
}
