package dev.signlab.shell.docker;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.util.Optional;

/** {@code docker run}: a registry is started by the lab itself; of others it says what they do. */
final class DockerRunCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker run", "docker", "Start a registry, or say what an image would start")
          .arguments("ARGUMENT", "flags of docker, the image, its words", Completion.NONE)
          .example("docker run -d -p 5001:5000 --restart always --name registry registry:2")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    DockerRunLine line = DockerRunLine.of(invocation.arguments());
    Optional<RegistryContainer> registry = RegistryContainer.in(invocation.arguments(), line);
    if (registry.isEmpty()) {
      return ContainerPlan.show(invocation, line.image(), line.values("publish"), line.detached());
    }
    return registry.get().start(invocation);
  }
}
