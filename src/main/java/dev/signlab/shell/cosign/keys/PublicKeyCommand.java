package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.KeyHalf;
import dev.signlab.shell.cosign.flag.NoKey;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.storage.AtomicFile;

/** {@code cosign public-key}. */
final class PublicKeyCommand implements Command {

  private static final String OUTFILE = "outfile";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign public-key", "cosign", "Show the public half of a private key")
          .flags(KeyFlags.ofSigning())
          .flag(Flag.file(OUTFILE, "file to write it to"))
          .flags(SharedFlags.global())
          .example("cosign public-key --key cosign.key")
          .example("cosign public-key --key hashivault://cosign --outfile cosign.pub")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    KeyReference key = KeyFlags.read(cosign).reference().orElseThrow(() -> noKey(cosign));
    String pem = KeyProviders.standard().publicHalf(key, cosign.keyContext(key)).pem();
    cosign
        .text(OUTFILE)
        .ifPresentOrElse(
            file -> {
              AtomicFile.write(invocation.output(file), pem);
              invocation.screen().err("Public key written to " + file);
            },
            () -> invocation.screen().out(pem.stripTrailing()));
    return OK;
  }

  private static LabException noKey(CosignInvocation cosign) {
    return NoKey.of(
        cosign,
        KeyHalf.PRIVATE,
        "exactly one of: key reference (--key), or hardware token (--sk) must be provided");
  }
}
