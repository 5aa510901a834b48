package dev.signlab.shell.docker;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.world.HtpasswdCommand;
import java.util.List;
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
    if (line.image().isPresent() && line.values("entrypoint").equals(List.of("htpasswd"))) {
      return HtpasswdCommand.run(invocation, behind(invocation.arguments(), line.image().get()));
    }
    Optional<RegistryContainer> registry = RegistryContainer.in(invocation.arguments(), line);
    if (registry.isEmpty()) {
      return ContainerPlan.show(invocation, line.image(), line.values("publish"), line.detached());
    }
    return registry.get().start(invocation);
  }

  /** The words of the program, which needs no container: it is one of the lab's own. */
  private static List<String> behind(List<String> words, String image) {
    return words.subList(words.indexOf(image) + 1, words.size());
  }
}
