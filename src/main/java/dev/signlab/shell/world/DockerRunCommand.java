package dev.signlab.shell.world;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.util.Optional;

/** {@code docker run} for the one image that the lab has a stand-in for: a registry. */
final class DockerRunCommand {

  private DockerRunCommand() {}

  static Command command() {
    return WorldCommands.command(
        CommandSpec.of(
                "docker run", "docker", "Start a registry, as  docker run … registry:2  does")
            .arguments("ARGUMENT", "flags of docker, the image, its words", Completion.NONE)
            .example("docker run -d -p 5001:5000 --restart always --name registry registry:2")
            .passThrough(),
        DockerRunCommand::run);
  }

  private static int run(Invocation invocation) {
    Optional<RegistryContainer> registry = RegistryContainer.in(invocation.arguments());
    if (registry.isEmpty()) {
      throw Problem.of("the lab runs no containers but a registry")
          .tried("docker run " + String.join(" ", invocation.arguments()))
          .hint("with a Docker engine on this machine", "!docker run …")
          .asException();
    }
    return registry.get().start(invocation);
  }
}
