package dev.signlab.shell.docker;

import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;

/** {@code docker rmi}: takes names away from images on this machine. */
final class DockerRemoveCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker rmi", "docker", "Take a name away from an image on this machine")
          .arguments("IMAGE", "the image", Completion.IMAGE)
          .example("docker rmi studentbook")
          .destructive()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    for (String name : invocation.arguments()) {
      Reference reference = Reference.parse(name);
      if (!Images.store(invocation).remove(reference)) {
        Images.store(invocation).source(reference);
      }
      invocation.screen().out("Untagged: " + name);
    }
    return OK;
  }
}
