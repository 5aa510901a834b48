package dev.signlab.shell.cosign.files;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;

/** {@code cosign generate}: the bytes that {@code sign} would sign in the legacy layout. */
final class GenerateCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign generate", "cosign", "Print the payload to sign, unsigned")
          .deprecatedBecause(
              "generate will be removed in v4.0.0 (see"
                  + " https://github.com/sigstore/cosign/issues/4696). Instead, please use in-toto"
                  + " tooling")
          .flag(SharedFlags.annotations("claim to put into the payload"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign generate localhost:5001/studentbook:1.0 > payload.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    var annotations = SharedFlags.annotations(cosign);
    Digest digest =
        ImageProblems.answering(
            cosign, typed, "", () -> RegistryFlags.read(cosign).client().manifest(image).digest());
    byte[] payload =
        SimpleSigningPayload.of(image.repository().toString(), digest, annotations).bytes();
    // No newline: every byte would be signed.
    RawOutput.bytes(invocation, payload);
    return OK;
  }
}
