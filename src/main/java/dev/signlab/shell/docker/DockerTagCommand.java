package dev.signlab.shell.docker;

import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;

/** {@code docker tag}: a further name for an image. Silent, as Docker's. */
final class DockerTagCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker tag", "docker", "Give an image on this machine a further name")
          .argument("IMAGE", "the image", Completion.IMAGE)
          .argument("NAME", "its further name", Completion.IMAGE)
          .example("docker tag studentbook localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Images.store(invocation)
        .tag(Reference.parse(invocation.argument(0)), Images.tag(invocation.argument(1)));
    return OK;
  }
}
