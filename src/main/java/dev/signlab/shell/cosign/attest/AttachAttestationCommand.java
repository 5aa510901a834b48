package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.TagWarning;

/** {@code cosign attach attestation}: hangs up attestations that were made elsewhere. */
final class AttachAttestationCommand implements Command {

  private static final String ATTESTATION = "attestation";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attach attestation", "cosign", "Hang up attestations made elsewhere")
          .flag(Flag.file(ATTESTATION, "envelopes or bundles, one on each line").repeated())
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example(
              "cosign attach attestation --attestation sbom.att.json"
                  + " localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags.refuseDockerTypes(cosign);
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    RegistryClient client = RegistryFlags.read(cosign).client();
    for (String file : invocation.values(ATTESTATION)) {
      invocation.screen().err("Using payload from: " + file);
      if (image instanceof TagReference) {
        TagWarning.show(invocation, typed);
      }
      Digest digest = ImageProblems.answering(cosign, typed, "", () -> client.resolve(image));
      AttachedFiles.lines(cosign, file, image.repository(), digest);
    }
    return OK;
  }
}
