package dev.signlab.shell.cosign.attest;

import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.Explained;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.VerifyFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.words.AttestationText;
import dev.signlab.shell.cosign.words.Refusal;
import dev.signlab.storage.BoundedFile;
import java.util.List;

/** {@code cosign verify-attestation}, by a key or an identity. */
final class VerifyAttestationCommand implements Command {

  private static final String POLICY = "policy";
  private static final String LOCAL = "local-image";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify-attestation", "cosign", "Verify what is attested of an image")
          .flags(VerifyFlags.flags())
          .flag(StatementFlags.typeFlag())
          .flag(VerifyFlags.checkClaims())
          .flag(Flag.file(POLICY, "rules in JSON that the statement must keep").of(FlagType.SLICE))
          .flag(Flag.toggle(LOCAL, "the image is a folder that cosign save wrote"))
          .flag(
              Flag.text("output", "FORM", "json or text: the same, as with cosign")
                  .withShort("o")
                  .withDefault("json"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
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
    VerifyFlags.Begun begun = VerifyFlags.begunOfImages(invocation);
    CosignInvocation cosign = begun.cosign();
    VerifyFlags asked = begun.read();
    asked.trust().tell(cosign, "attestation");
    VerificationPolicy policy =
        asked.policy(cosign).type(StatementFlags.type(cosign)).rules(rules(cosign)).build();
    RegistryFlags registry = RegistryFlags.read(cosign);
    for (String image : invocation.arguments()) {
      VerificationSubject.Image subject = subject(cosign, registry, image);
      Explained.tell(cosign, subject.attested(), policy);
      show(cosign, Verification.of(subject.attested()).with(policy).run());
    }
    return OK;
  }

  private static List<RuleSet> rules(CosignInvocation cosign) {
    return cosign.invocation().values(POLICY).stream()
        .map(file -> RuleSet.parse(file, cosign.read(file, BoundedFile.SMALL)))
        .toList();
  }

  private static VerificationSubject.Image subject(
      CosignInvocation cosign, RegistryFlags registry, String image) {
    if (!cosign.isOn(LOCAL)) {
      return VerificationSubject.image(image).through(registry.client()).keptIn(registry.kept());
    }
    SavedImage saved = SavedImage.open(cosign.invocation().path(image));
    saved.notes().forEach(cosign::say);
    return new VerificationSubject.Saved(image, saved);
  }

  private static void show(CosignInvocation cosign, VerificationReport report) {
    Invocation invocation = cosign.invocation();
    invocation.service(LastReport.class).keep(report);
    if (!report.passed()) {
      if (!report.brokenRules().isEmpty()) {
        AttestationText.brokenRules(report).forEach(cosign::say);
      }
      throw Refusal.of(cosign, report, report.obstacle(), AttestationText.error(report));
    }
    AttestationText.checks(report).forEach(cosign::say);
    AttestationText.otherDocuments(report).forEach(cosign::say);
    AttestationText.envelopes(report).forEach(invocation.screen()::out);
  }
}
