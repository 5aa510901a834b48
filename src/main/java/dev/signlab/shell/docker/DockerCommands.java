package dev.signlab.shell.docker;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.container.ContainerCommands;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.image.LoginCommand;
import dev.signlab.shell.image.LogoutCommand;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of docker, in the order in which help lists them. */
public final class DockerCommands {

  private static final String TOOL = "docker";
  private static final String VERSION =
      "Docker version " + ToolVersionCommand.VERSION + ", build unknown";

  private DockerCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>(ofImages());
    commands.addAll(ContainerCommands.all());
    commands.addAll(
        List.of(
            new LoginCommand("docker login", List.of(), Images::access),
            new LogoutCommand("docker logout"),
            DockerInfoCommand.info(),
            ToolVersionCommand.of("docker --version", TOOL, VERSION),
            ToolVersionCommand.of("docker -v", TOOL, VERSION),
            DockerInfoCommand.version()));
    return List.copyOf(commands);
  }

  private static List<Command> ofImages() {
    return List.of(
        new DockerBuildCommand(),
        new DockerTagCommand(),
        new DockerPushCommand(),
        new DockerPullCommand(),
        new DockerImagesCommand(),
        new DockerRemoveCommand(),
        new DockerInspectCommand("docker inspect", ""),
        new DockerInspectCommand("docker image inspect", "image"),
        new DockerInspectCommand("docker container inspect", "container"),
        new DockerSaveCommand(),
        new DockerLoadCommand(),
        new DockerPruneCommand("docker image prune"),
        new DockerPruneCommand("docker system prune"),
        DockerManifestCommand.manifest(),
        DockerManifestCommand.imageTools(),
        new DockerRunCommand());
  }
}
