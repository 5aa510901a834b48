package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSbom;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.words.SbomWarning;

/** {@code cosign download sbom}. */
final class DownloadSbomCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign download sbom", "cosign", "Show the attached bill of materials")
          .flag(DownloadedImage.platform())
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign download sbom localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().err(SbomWarning.DEPRECATED);
    invocation
        .screen()
        .err(
            "WARNING: Downloading SBOMs this way does not ensure its authenticity. If you want to"
                + " ensure a tamper-proof SBOM, download it using 'cosign download attestation"
                + " <image uri>'.");
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Digest digest = DownloadedImage.digest(cosign);
    Shelf shelf = DownloadedImage.shelf(cosign);
    AttachedSbom sbom =
        shelf
            .sbom(digest)
            .orElseThrow(
                () ->
                    Problem.of("no sbom attached to reference")
                        .hint(
                            "it may have been attested",
                            SPEC.name().replace("sbom", "attestation")
                                + " "
                                + invocation.argument(0))
                        .asException());
    invocation.screen().err("Found SBOM of media type: " + sbom.mediaType());
    RawOutput.bytes(invocation, sbom.content());
    return OK;
  }
}
