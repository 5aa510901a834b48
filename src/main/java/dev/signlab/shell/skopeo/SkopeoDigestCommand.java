package dev.signlab.shell.skopeo;

import dev.signlab.crypto.Digest;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;

/** {@code skopeo manifest-digest}: the digest of a manifest in a file. */
final class SkopeoDigestCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo manifest-digest", "skopeo", "Print the digest of a manifest in a file")
          .argument("FILE", "the manifest as it is", Completion.FILE)
          .example("skopeo manifest-digest manifest.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    byte[] bytes = BoundedFile.read(invocation.path(invocation.argument(0)));
    invocation.screen().out(Digest.of(bytes).toString());
    return OK;
  }
}
