package dev.signlab.shell.docker;

import dev.signlab.image.LocalImage;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.image.OneImage;

/** {@code docker pull}: an image comes from its registry to this machine. */
final class DockerPullCommand implements Command {

  private static final CommandSpec SPEC =
      OneImage.spec("docker pull", "Pull an image from its registry");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Images.refuseUnqualified(invocation, reference, typed, "docker pull");
    LocalImage image =
        Images.suggesting(
            invocation,
            typed,
            () ->
                Images.store(invocation)
                    .pull(
                        reference,
                        Images.client(invocation),
                        (layer, sent, number, total) -> {
                          invocation.screen().progress("pull", number, total);
                          Images.showLayer(invocation, layer, sent, "already here");
                        }));
    invocation.screen().out("Digest: " + image.digest());
    return OK;
  }
}
