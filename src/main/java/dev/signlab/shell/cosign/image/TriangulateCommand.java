package dev.signlab.shell.cosign.image;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;

/** {@code cosign triangulate}. */
final class TriangulateCommand implements Command {

  private static final String TYPE = "type";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign triangulate", "cosign", "Show where the signatures of an image are")
          .flag(
              Flag.text(TYPE, "KIND", "signature, attestation, sbom or digest")
                  .withDefault("signature"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign triangulate localhost:5001/studentbook:1.0")
          .deprecatedBecause(
              "triangulate will be removed in v4.0.0 (see"
                  + " https://github.com/sigstore/cosign/issues/4696). Instead, please use `oras"
                  + " discover` or `cosign tree` to show referring artifacts")
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
    String kind = cosign.text(TYPE).orElse("signature");
    RegistryFlags registry = RegistryFlags.read(cosign);
    Digest digest =
        ImageProblems.answering(cosign, typed, "", () -> registry.client().resolve(image));
    Repository kept = registry.keptFor(image);
    invocation.screen().out(answer(kind, kept, image.repository(), digest));
    return OK;
  }

  private static String answer(String kind, Repository kept, Repository own, Digest digest) {
    return switch (kind) {
      case "signature" -> AttachmentTag.SIGNATURE.of(kept, digest).toString();
      case "attestation" -> AttachmentTag.ATTESTATION.of(kept, digest).toString();
      case "sbom" -> AttachmentTag.SBOM.of(kept, digest).toString();
      case "digest" -> own.digest(digest).toString();
      default -> throw unknown(kind);
    };
  }

  private static LabException unknown(String kind) {
    return Problem.of("unknown attachment type " + kind)
        .expected("--type signature, attestation, sbom or digest")
        .found(kind)
        .hint("for instance", SPEC.examples().getFirst())
        .asException();
  }
}
