package dev.signlab.shell.crane;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.image.OneImage;

/** {@code crane digest}: the digest at which a tag points now. */
final class CraneDigestCommand implements Command {

  private static final CommandSpec SPEC =
      OneImage.spec("crane digest", "Print the digest of an image in a registry");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String typed = invocation.argument(0);
    Reference reference = Reference.parse(typed);
    Digest digest =
        Images.suggesting(invocation, typed, () -> Images.client(invocation).resolve(reference));
    invocation.screen().out(digest.toString());
    return OK;
  }
}
