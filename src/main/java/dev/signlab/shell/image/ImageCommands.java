package dev.signlab.shell.image;

import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands for images, in the order in which help lists them. */
public final class ImageCommands {

  private ImageCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>(ownWork());
    commands.addAll(ToolVersionCommand.all());
    return List.copyOf(commands);
  }

  private static List<Command> ownWork() {
    return List.of(
        new DockerBuildCommand(),
        new DockerTagCommand("docker tag"),
        new DockerTagCommand("docker image tag"),
        new DockerPushCommand(),
        new DockerPullCommand(),
        new DockerImagesCommand("docker images"),
        new DockerImagesCommand("docker image ls"),
        new DockerRemoveCommand(),
        new DockerLoginCommand(),
        new JibJarCommand(),
        new SkopeoInspectCommand(),
        new SkopeoCopyCommand(),
        new CraneDigestCommand(),
        new CraneManifestCommand(),
        new CraneListCommand(),
        new CraneCatalogCommand(),
        new ViewCommand());
  }
}
