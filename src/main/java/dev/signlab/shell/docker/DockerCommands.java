package dev.signlab.shell.docker;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.List;

/** The commands of docker, in the order in which help lists them. */
public final class DockerCommands {

  private static final String TOOL = "docker";
  private static final String VERSION =
      "Docker version " + ToolVersionCommand.VERSION + ", build unknown";

  private DockerCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
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
        new DockerRunCommand(),
        ToolVersionCommand.of("docker --version", TOOL, VERSION),
        ToolVersionCommand.of("docker -v", TOOL, VERSION),
        ToolVersionCommand.of("docker version", TOOL, VERSION));
  }
}
