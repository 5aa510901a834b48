package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSbom;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
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
import dev.signlab.shell.cosign.words.SbomWarning;
import java.util.Optional;

/** {@code cosign attach sbom}: a bill of materials under a tag or as referrer, unsigned. */
final class AttachSbomCommand implements Command {

  private static final String SBOM = "sbom";
  private static final String TYPE = "type";
  private static final String CYCLONEDX = "cyclonedx";
  private static final String FORMAT = "input-format";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign attach sbom", "cosign", "Hang a bill of materials on an image")
          .flag(Flag.file(SBOM, "the document, or - for standard input"))
          .flag(Flag.text(TYPE, "KIND", "spdx, cyclonedx or syft").withDefault("spdx"))
          .flag(Flag.text(FORMAT, "FORM", "json, xml or text; guessed from the document"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .flag(LayoutFlags.referrers("legacy: a tag; oci-1-1: a referrer").withDefault("legacy"))
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign attach sbom --sbom sbom.spdx.json localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().err(SbomWarning.DEPRECATED);
    CosignInvocation cosign = CosignInvocation.of(invocation);
    LayoutFlags.refuseDockerTypes(cosign);
    boolean refers = LayoutFlags.isReferrer(cosign);
    String file = cosign.text(SBOM).orElseThrow(AttachSbomCommand::noDocument);
    String kind = cosign.text(TYPE).orElse("spdx");
    SbomForm.checkKind(kind);
    cosign.text(FORMAT).ifPresent(format -> SbomForm.checkFormat(kind, format));
    byte[] document = Input.read(invocation, file);
    MediaType mediaType = SbomForm.mediaType(kind, cosign.text(FORMAT), document);
    invocation
        .screen()
        .err(
            "WARNING: Attaching SBOMs this way does not sign them. To sign them, use 'cosign"
                + " attest --predicate "
                + file
                + " --key <key path>'.");
    warnOfOther(cosign, kind, document, file);
    AttachedSbom sbom = new AttachedSbom(mediaType, document);
    Manifest subject = subject(cosign, sbom);
    if (refers) {
      pushReferrer(cosign, subject, sbom);
    } else {
      push(cosign, subject, sbom);
    }
    return OK;
  }

  /** cosign attaches any file as any kind; whoever looks for an SBOM then reads another thing. */
  private static void warnOfOther(
      CosignInvocation cosign, String kind, byte[] document, String file) {
    Optional<String> meant = StatementFlags.sbomType(document, file);
    boolean cycloneDx = meant.equals(Optional.of(CYCLONEDX));
    if (kind.equals("syft")) {
      return;
    }
    if (meant.isEmpty()) {
      cosign.say("WARNING: " + file + " is no SBOM: it is neither SPDX nor CycloneDX.");
    } else if (cycloneDx != kind.equals(CYCLONEDX)) {
      String other = cycloneDx ? CYCLONEDX : "spdx";
      cosign.say("WARNING: --type says " + kind + ", and " + file + " is " + other + ".");
      cosign.say("    What it is: " + cosign.line().with(TYPE, other));
    }
  }

  private static Manifest subject(CosignInvocation cosign, AttachedSbom sbom) {
    String typed = cosign.invocation().argument(0);
    Manifest subject =
        ImageProblems.answering(
            cosign,
            typed,
            "",
            () -> RegistryFlags.read(cosign).client().manifest(cosign.image(typed)));
    SbomNotice.ofDocument(sbom.content(), () -> subject).forEach(cosign::say);
    return subject;
  }

  private static void push(CosignInvocation cosign, Manifest subject, AttachedSbom sbom) {
    Repository kept = kept(cosign);
    tell(
        cosign,
        AttachmentTag.SBOM.of(kept, subject.digest()) + "] with mediaType [" + sbom.mediaType());
    sbom.push(RegistryFlags.read(cosign).client(), kept, subject.digest());
  }

  private static void pushReferrer(CosignInvocation cosign, Manifest subject, AttachedSbom sbom) {
    Repository kept = kept(cosign);
    Digest referrer = sbom.referrerOf(subject.descriptor()).digest();
    tell(
        cosign,
        kept.digest(referrer)
            + "] with config.mediaType ["
            + AttachedSbom.REFERRER
            + "] layers[0].mediaType ["
            + sbom.mediaType());
    sbom.pushReferrer(RegistryFlags.read(cosign).client(), kept, subject.descriptor());
  }

  private static Repository kept(CosignInvocation cosign) {
    Reference image = cosign.image(cosign.invocation().argument(0));
    return RegistryFlags.read(cosign).keptFor(image);
  }

  private static void tell(CosignInvocation cosign, String where) {
    Invocation invocation = cosign.invocation();
    invocation
        .screen()
        .err("Uploading SBOM file for [" + invocation.argument(0) + "] to [" + where + "].");
  }

  private static LabException noDocument() {
    return Problem.of("no document to attach")
        .expected("--sbom FILE")
        .found("no --sbom")
        .hint("for instance", SPEC.examples().getFirst())
        .asException();
  }
}
