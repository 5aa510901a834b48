package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.attest.AttestationReport;
import dev.signlab.engine.attest.AttestationVerification;
import dev.signlab.engine.report.LastReport;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.words.AttestationText;

/** {@code cosign verify-attestation}, with a key. */
final class VerifyAttestationCommand implements Command {

  private static final String POLICY = "policy";
  private static final String LOCAL = "local-image";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify-attestation", "cosign", "Verify what is attested of an image")
          .flags(AttestFlags.ofVerifying())
          .flag(Flag.file(POLICY, "rules in JSON that the statement must keep").of(FlagType.SLICE))
          .flag(Flag.toggle(LOCAL, "the image is a folder that cosign save wrote"))
          .flag(
              Flag.text("output", "FORM", "json or text: the same, as with cosign")
                  .withShort("o")
                  .withDefault("json"))
          .flags(CosignFlags.registry())
          .flags(CosignFlags.global())
          .flags(LaterFlags.ofVerifyAttestation())
          .arguments("IMAGE", "the image", Completion.IMAGE)
          .example(
              "cosign verify-attestation --key cosign.pub --type spdxjson"
                  + " localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    AttestFlags.tellOfIgnoredLog(cosign, "attestation");
    KeyReference key = cosign.key().orElseThrow(() -> Keyless.verifying(invocation));
    VerifyWords words = VerifyWords.of(cosign, key, invocation.values(POLICY));
    for (String image : invocation.arguments()) {
      AttestationVerification asked = words.applyTo(start(cosign, image));
      AttestationReport report =
          cosign.signatureRepository().map(asked::attestationsIn).orElse(asked).run();
      show(invocation, report);
    }
    return OK;
  }

  private static AttestationVerification start(CosignInvocation cosign, String image) {
    if (!cosign.isOn(LOCAL)) {
      return AttestationVerification.of(image).client(cosign.client());
    }
    Invocation invocation = cosign.invocation();
    SavedImage saved = SavedImage.open(invocation.path(image));
    saved.notes().forEach(invocation.screen()::err);
    return AttestationVerification.of(image, saved);
  }

  private static void show(Invocation invocation, AttestationReport report) {
    invocation.service(LastReport.class).keep(report);
    if (!report.passed()) {
      if (!report.brokenRules().isEmpty()) {
        AttestationText.brokenRules(report).forEach(invocation.screen()::err);
      }
      throw Refusal.of(invocation, report, AttestationText.error(report));
    }
    AttestationText.checks(report).forEach(invocation.screen()::err);
    report
        .otherDocuments()
        .forEach(each -> invocation.screen().err("WARNING: a document does not fit: " + each));
    AttestationText.envelopes(report).forEach(invocation.screen()::out);
  }
}
