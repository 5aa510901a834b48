package dev.signlab.shell.cosign.image;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.cosign.flag.Explained;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.VerifyFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.words.CosignText;
import dev.signlab.shell.cosign.words.Refusal;
import java.util.List;
import java.util.Map;

/** {@code cosign verify}, by a key or an identity. */
final class VerifyCommand implements Command {

  private static final String OUTPUT = "output";
  private static final String LOCAL = "local-image";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify", "cosign", "Verify the signatures of an image")
          .flags(VerifyFlags.flags())
          .flag(SharedFlags.annotations("claim that the signature must have"))
          .flag(VerifyFlags.checkClaims())
          .flag(Flag.text(OUTPUT, "FORM", "json or text").withShort("o").withDefault("json"))
          .flag(Flag.toggle(LOCAL, "the images are folders that cosign save wrote"))
          .flags(GivenSignature.flags())
          .flag(AttachedDocument.ofVerifying())
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .arguments("IMAGE", "the image", Completion.IMAGE)
          .example("cosign verify --key cosign.pub localhost:5001/studentbook:1.0")
          .example("cosign verify --key cosign.pub -a author=me localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Map<String, String> annotations = SharedFlags.annotations(new CosignInvocation(invocation));
    VerifyFlags.Begun begun = VerifyFlags.begunOfImages(invocation);
    CosignInvocation cosign = begun.cosign();
    AttachedDocument.check(cosign);
    VerifyFlags asked = begun.read();
    asked.trust().tell(cosign, "signature");
    RegistryFlags registry = RegistryFlags.read(cosign);
    VerificationPolicy policy = asked.policy(cosign).annotations(annotations).build();
    for (String image : invocation.arguments()) {
      VerificationSubject subject = place(cosign, registry, image);
      Explained.tell(cosign, subject, policy);
      show(cosign, image, Verification.of(subject).with(policy).run());
    }
    return OK;
  }

  private static VerificationSubject place(
      CosignInvocation cosign, RegistryFlags registry, String image) {
    return cosign.isOn(LOCAL)
        ? VerifiedPlace.saved(cosign, image)
        : VerifiedPlace.inRegistry(cosign, registry, image);
  }

  private static void show(CosignInvocation cosign, String typed, VerificationReport report) {
    Invocation invocation = cosign.invocation();
    invocation.service(LastReport.class).keep(report);
    if (!report.passed()) {
      throw refused(cosign, typed, report);
    }
    CosignText.checks(report).forEach(cosign::say);
    boolean text = cosign.text(OUTPUT).filter("text"::equals).isPresent();
    List<String> lines = text ? CosignText.text(report) : json(report, invocation.screen());
    lines.forEach(invocation.screen()::out);
  }

  /** What a program reads is cosign's own, byte by byte. */
  private static List<String> json(VerificationReport report, Screen screen) {
    return screen.isTerminal()
        ? CosignText.readable(report, screen.style().width())
        : CosignText.json(report);
  }

  /** Of a saved image without signatures cosign says something else than of one in a registry. */
  private static LabException refused(
      CosignInvocation cosign, String typed, VerificationReport report) {
    boolean saved = cosign.isOn(LOCAL) && report.exitStatus() == VerificationReport.NO_SIGNATURE;
    return saved
        ? Refusal.of(
            cosign,
            report,
            report.obstacle(),
            "no signatures associated with the image saved in " + typed,
            Problem.FAILED)
        : Refusal.of(cosign, report, report.obstacle(), CosignText.error(report));
  }
}
