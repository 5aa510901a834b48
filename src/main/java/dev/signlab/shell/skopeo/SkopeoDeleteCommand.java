package dev.signlab.shell.skopeo;

import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;

/** {@code skopeo delete}: the manifest at which a tag points, so that all its tags go with it. */
final class SkopeoDeleteCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo delete", "skopeo", "Delete an image, with all its tags")
          .flags(SkopeoFlags.all(""))
          .argument("IMAGE", "docker://IMAGE", Completion.IMAGE)
          .example("skopeo delete docker://localhost:5001/studentbook:1.0")
          .destructive()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = SkopeoPlaces.inRegistry(invocation, typed);
    RegistryClient client = SkopeoFlags.client(invocation, "");
    Images.suggesting(
        invocation,
        typed,
        () -> {
          client.deleteManifest(reference.repository().digest(client.resolve(reference)));
          return OK;
        });
    return OK;
  }
}
