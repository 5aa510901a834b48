package dev.signlab.shell.cosign.image;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.KeylessRefusal;
import dev.signlab.shell.cosign.invoke.LaterFlags;
import dev.signlab.shell.cosign.invoke.Layouts;
import dev.signlab.shell.cosign.invoke.LogWords;
import dev.signlab.shell.cosign.invoke.OtherKeys;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.SignatureHash;
import dev.signlab.shell.cosign.words.CosignText;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code cosign verify}, with a key. */
final class VerifyCommand implements Command {

  private static final String CLAIMS = "check-claims";
  private static final String IGNORE_LOG = "insecure-ignore-tlog";
  private static final String OUTPUT = "output";
  private static final String LOCAL = "local-image";
  private static final String TRUSTED_ROOT = "trusted-root";

  private static final String OFFLINE =
      "To verify in an airgapped environment, provide a --bundle with the signature and"
          + " verification material, and a --trusted-root file with the service keys and"
          + " certificates";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify", "cosign", "Verify the signatures of an image")
          .flag(CosignFlags.publicKey())
          .flag(CosignFlags.annotations("claim that the signature must have"))
          .flag(Flag.toggle(CLAIMS, "compare the payload with the image").withDefault("true"))
          .flag(Flag.toggle(IGNORE_LOG, "look nothing up in the log; this world has none"))
          .flag(Flag.file(TRUSTED_ROOT, "the logs that are trusted; bundles must be in one then"))
          .flag(Flag.text(OUTPUT, "FORM", "json or text").withShort("o").withDefault("json"))
          .flag(
              Flag.text("max-workers", "COUNT", "accepted; one at a time is fast enough here")
                  .of(FlagType.NUMBER))
          .flag(
              Flag.toggle("offline", "accepted; nothing is looked up elsewhere")
                  .deprecatedBecause(OFFLINE))
          .flag(
              Flag.toggle("private-infrastructure", "the same as --" + IGNORE_LOG)
                  .deprecatedBecause("please use --insecure-ignore-tlog instead"))
          .flag(Flag.toggle(LOCAL, "the images are folders that cosign save wrote"))
          .flags(GivenSignature.flags())
          .flag(SignatureHash.flag())
          .flag(AttachedDocument.ofVerifying())
          .flags(Layouts.ofVerifying())
          .flags(CosignFlags.registry())
          .flags(CosignFlags.global())
          .flags(LaterFlags.ofVerify())
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
    if (invocation.flag(CosignFlags.KEY).isEmpty()) {
      KeylessRefusal.check(invocation);
    }
    CosignInvocation cosign = CosignInvocation.of(invocation);
    KeyReference key = cosign.key().orElseThrow(() -> KeylessRefusal.noKey(invocation));
    AttachedDocument.check(cosign);
    tellOfLog(cosign);
    NamedKey named = new NamedKey(key.toString(), publicKey(cosign, key));
    Map<String, String> annotations = cosign.annotations();
    RegistryClient client = cosign.client();
    for (String image : invocation.arguments()) {
      Verification verification =
          (cosign.isOn(LOCAL)
                  ? VerifiedPlace.saved(cosign, image)
                  : VerifiedPlace.inRegistry(cosign, image))
              .client(client)
              .with(named)
              .annotations(annotations)
              .orElseTry(() -> OtherKeys.in(invocation.session().directory()));
      Optional<DigestAlgorithm> hash = SignatureHash.of(cosign, named.key().type());
      show(cosign, run(cosign, hash.map(verification::hashedBy).orElse(verification)));
    }
    return OK;
  }

  private static VerificationKey publicKey(CosignInvocation cosign, KeyReference key) {
    return Prefixed.by(
        "loading verifier from key opts: loading public key: ",
        () -> KeyProviders.standard().publicKey(key, cosign.keyContext()));
  }

  private static VerificationReport run(CosignInvocation cosign, Verification prepared) {
    Verification verification =
        cosign.signatureRepository().map(prepared::signaturesIn).orElse(prepared);
    if (!cosign.isOn(CLAIMS)) {
      verification = verification.ignoringClaimsUnsafe();
    }
    if (Layouts.isLegacyAlone(cosign)) {
      verification = verification.layout(SimpleSigningLayout.LEGACY);
    }
    VerificationReport report = logs(cosign).map(verification::trusting).orElse(verification).run();
    cosign.invocation().service(LastReport.class).keep(report);
    return report;
  }

  /** A trusted root is asked unless the log was to be ignored. */
  private static Optional<LogJudge> logs(CosignInvocation cosign) {
    if (ignoresLog(cosign)) {
      return Optional.empty();
    }
    Invocation invocation = cosign.invocation();
    return cosign
        .flag(TRUSTED_ROOT)
        .filter(name -> !name.isEmpty())
        .map(name -> Prefixed.by("loading trusted root: ", () -> root(invocation, name)))
        .map(root -> LogJudge.of(root, invocation.session().clock()));
  }

  private static TrustedRoot root(Invocation invocation, String name) {
    return TrustedRoot.parse(BoundedFile.read(invocation.path(name), TrustedRoot.LARGEST), name);
  }

  private static boolean ignoresLog(CosignInvocation cosign) {
    return cosign.isOn(IGNORE_LOG) || cosign.isOn("private-infrastructure");
  }

  private static void show(CosignInvocation cosign, VerificationReport report) {
    if (!report.passed()) {
      throw refused(cosign.invocation(), report);
    }
    Invocation invocation = cosign.invocation();
    CosignText.checks(report).forEach(invocation.screen()::err);
    boolean text = cosign.flag(OUTPUT).filter("text"::equals).isPresent();
    List<String> lines = text ? CosignText.text(report) : CosignText.json(report);
    lines.forEach(invocation.screen()::out);
  }

  private static LabException refused(Invocation invocation, VerificationReport report) {
    List<Hint> hints = new ArrayList<>();
    report
        .obstacle()
        .ifPresentOrElse(
            problem -> hints.addAll(problem.hints()), () -> report.hint().ifPresent(hints::add));
    if (invocation.session().isInteractive()) {
      hints.add(new Hint("step by step", "explain"));
      hints.add(new Hint("what went over the wire", "wire"));
    }
    return Problem.refusal(CosignText.error(report), report.cause(), hints, report.exitStatus())
        .asException();
  }

  private static void tellOfLog(CosignInvocation cosign) {
    if (ignoresLog(cosign)) {
      LogWords.ignored(cosign.invocation(), "signature");
    } else if (cosign.flag(TRUSTED_ROOT).filter(name -> !name.isEmpty()).isEmpty()) {
      LogWords.notAsked(cosign.invocation());
    }
  }
}
