package dev.signlab.shell.crane;

import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.image.OneImage;
import dev.signlab.shell.image.RawOutput;

/** {@code crane manifest}: the bytes that the digest of an image is the digest of. */
final class CraneManifestCommand implements Command {

  private static final CommandSpec SPEC =
      OneImage.spec("crane manifest", "Print the manifest of an image as it is");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Manifest manifest =
        Images.suggesting(invocation, typed, () -> Images.client(invocation).manifest(reference));
    RawOutput.show(invocation, manifest.bytes());
    return OK;
  }
}
