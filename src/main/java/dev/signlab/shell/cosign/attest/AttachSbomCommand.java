package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSbom;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.invoke.Layouts;

/** {@code cosign attach sbom}: a bill of materials under a tag, unsigned. */
final class AttachSbomCommand implements Command {

  private static final String SBOM = "sbom";
  private static final String TYPE = "type";
  private static final String FORMAT = "input-format";

  private static final String REFERRERS = "registry-referrers-mode";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attach sbom", "cosign", "Hang a bill of materials on an image")
          .flag(Flag.file(SBOM, "the document, or - for standard input"))
          .flag(Flag.text(TYPE, "KIND", "spdx, cyclonedx or syft").withDefault("spdx"))
          .flag(Flag.text(FORMAT, "FORM", "json, xml or text; guessed from the document"))
          .flags(CosignFlags.registry())
          .flags(CosignFlags.global())
          .flag(Flag.text(REFERRERS, "MODE", "legacy; the form is a tag").withDefault("legacy"))
          .flags(LaterFlags.ofRegistry())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign attach sbom --sbom sbom.spdx.json localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().err(Layouts.SBOMS_DEPRECATED);
    CosignInvocation cosign = CosignInvocation.of(invocation);
    checkMode(cosign.flag(REFERRERS).orElse("legacy"));
    String file = cosign.flag(SBOM).orElseThrow(AttachSbomCommand::noDocument);
    String kind = cosign.flag(TYPE).orElse("spdx");
    SbomForm.checkKind(kind);
    cosign.flag(FORMAT).ifPresent(format -> SbomForm.checkFormat(kind, format));
    byte[] document = Input.read(invocation, file);
    MediaType mediaType = SbomForm.mediaType(kind, cosign.flag(FORMAT), document);
    invocation
        .screen()
        .err(
            "WARNING: Attaching SBOMs this way does not sign them. To sign them, use 'cosign"
                + " attest --predicate "
                + file
                + " --key <key path>'.");
    push(cosign, invocation.argument(0), new AttachedSbom(mediaType, document));
    return OK;
  }

  private static void push(CosignInvocation cosign, String typed, AttachedSbom sbom) {
    Reference image = cosign.image(typed);
    RegistryClient client = cosign.client();
    Digest digest = ImageProblems.answering(cosign, typed, "", () -> client.resolve(image));
    Repository kept = cosign.signatureRepository().orElse(image.repository());
    Invocation invocation = cosign.invocation();
    SbomNotice.ofDocument(sbom.content(), () -> client.manifest(image.repository().digest(digest)))
        .forEach(invocation.screen()::err);
    invocation
        .screen()
        .err(
            "Uploading SBOM file for ["
                + typed
                + "] to ["
                + AttachmentTag.SBOM.of(kept, digest)
                + "] with mediaType ["
                + sbom.mediaType()
                + "].");
    sbom.push(client, kept, digest);
  }

  private static void checkMode(String mode) {
    if (!mode.equals("legacy")) {
      throw Problem.of("--" + REFERRERS + " " + mode + " is not served by this lab")
          .expected("legacy: a tag sha256-….sbom beside the image")
          .found(mode + ", an experiment of cosign that attestations have replaced")
          .hint("attest the document instead", "help cosign attest")
          .asException();
    }
  }

  private static LabException noDocument() {
    return Problem.of("no document to attach")
        .expected("--sbom FILE")
        .found("no --sbom")
        .hint("for instance", SPEC.examples().getFirst())
        .asException();
  }
}
