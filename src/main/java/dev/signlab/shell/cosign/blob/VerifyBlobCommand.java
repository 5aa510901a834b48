package dev.signlab.shell.cosign.blob;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.BlobReport;
import dev.signlab.engine.blob.BlobVerification;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.LogWords;
import dev.signlab.shell.cosign.invoke.OtherKeys;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.words.BlobText;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code cosign verify-blob}, with a key. */
final class VerifyBlobCommand implements Command {

  private static final String IGNORE_LOG = "insecure-ignore-tlog";
  private static final String PRIVATE = "private-infrastructure";
  private static final String HASH = "signature-digest-algorithm";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify-blob", "cosign", "Verify the signature of a file")
          .flag(CosignFlags.publicKey())
          .flag(Flag.file(BlobFlags.BUNDLE, "the bundle that sign-blob wrote"))
          .flag(Flag.file(BlobFlags.TRUSTED_ROOT, "the logs that are trusted"))
          .flag(Flag.toggle(IGNORE_LOG, "look at no entry of a log"))
          .flag(
              Flag.text("max-workers", "COUNT", "accepted; there is one file").of(FlagType.NUMBER))
          .flag(
              Flag.file(BlobFlags.SIGNATURE, "a bare signature, as file or Base64")
                  .deprecatedBecause("please use --bundle to provide a signature"))
          .flag(
              Flag.text(HASH, "HASH", "sha256, sha384 or sha512, of a bare signature")
                  .deprecatedBecause(
                      "please use --bundle, which already includes the digest algorithm"))
          .flag(BlobFlags.newFormat())
          .flag(
              Flag.toggle("offline", "accepted; nothing is looked up elsewhere")
                  .deprecatedBecause(
                      "To verify in an airgapped environment, provide a --bundle with the"
                          + " signature and verification material, and a --trusted-root file"
                          + " with the service keys and certificates"))
          .flag(
              Flag.toggle(PRIVATE, "the same as --" + IGNORE_LOG)
                  .deprecatedBecause("please use --insecure-ignore-tlog instead"))
          .flag(
              Flag.toggle("experimental-oci11", "accepted; files have no registry")
                  .deprecatedBecause(
                      "OCI referrers will be the default behavior in future versions"))
          .flags(CosignFlags.global())
          .flags(BlobFlags.laterOfVerifying())
          .argument("FILE", "the file, - for standard input, or sha256:HEX", Completion.FILE)
          .example("cosign verify-blob --key cosign.pub --bundle notes.sigstore.json notes.txt")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    VerifyBlobRefusals.check(invocation);
    CosignInvocation cosign = CosignInvocation.of(invocation);
    KeyReference key =
        cosign.key().orElseThrow(() -> VerifyBlobRefusals.noKey(cosign, evidence(cosign)));
    NamedKey named = new NamedKey(key.text(), publicKey(cosign, key));
    boolean ignored = cosign.isOn(IGNORE_LOG) || cosign.isOn(PRIVATE);
    if (ignored) {
      LogWords.ignored(invocation, "blob");
    }
    BlobEvidence evidence = evidence(cosign);
    Optional<LogJudge> logs = ignored ? Optional.empty() : logs(cosign);
    BlobReport report = judged(cosign, judge(cosign, named, logs), evidence);
    invocation.service(LastReport.class).keep(report);
    if (!ignored && logs.isEmpty()) {
      sayNotAsked(invocation, evidence);
    }
    if (!report.passed()) {
      throw refused(invocation, report);
    }
    invocation.screen().err("Verified OK");
    return OK;
  }

  private static BlobReport judged(
      CosignInvocation cosign, BundleJudge judge, BlobEvidence evidence) {
    String file = cosign.invocation().argument(0);
    BlobVerification verification =
        new BlobVerification(file, BlobFiles.artifactOrDigest(cosign.invocation(), file), judge);
    return switch (evidence) {
      case BlobEvidence.Sigstore found -> verification.bundle(found.name(), found.bundle());
      case BlobEvidence.Bare found ->
          verification.bare(found.name(), found.signature(), hash(cosign));
    };
  }

  private static BundleJudge judge(CosignInvocation cosign, NamedKey key, Optional<LogJudge> logs) {
    BundleJudge judge =
        BundleJudge.ofFiles(key)
            .orElseTry(
                () -> OtherKeys.in(cosign.invocation().session().directory()),
                name -> cosign.lineWith("", "").replace("--key " + key.name(), "--key " + name));
    return logs.map(judge::trusting).orElse(judge);
  }

  private static BlobEvidence evidence(CosignInvocation cosign) {
    return BlobEvidence.of(cosign);
  }

  private static VerificationKey publicKey(CosignInvocation cosign, KeyReference key) {
    return Prefixed.by(
        "loading verifier from key opts: loading public key: ",
        () -> KeyProviders.standard().publicKey(key, cosign.keyContext()));
  }

  private static Optional<LogJudge> logs(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    return cosign
        .flag(BlobFlags.TRUSTED_ROOT)
        .filter(name -> !name.isEmpty())
        .map(
            name ->
                TrustedRoot.parse(
                    BlobFiles.read(invocation, name, TrustedRoot.LARGEST, "loading trusted root: "),
                    name))
        .map(root -> LogJudge.of(root, invocation.session().clock()));
  }

  private static Optional<DigestAlgorithm> hash(CosignInvocation cosign) {
    return cosign
        .flag(HASH)
        .map(
            name ->
                DigestAlgorithm.byPrefix(name)
                    .orElseThrow(
                        () ->
                            Problem.of("unsupported digest algorithm: " + name)
                                .expected("sha256, sha384 or sha512")
                                .found(name)
                                .asException()));
  }

  private static void sayNotAsked(Invocation invocation, BlobEvidence evidence) {
    if (!evidence.hasLogEntry()) {
      LogWords.notAsked(invocation);
      return;
    }
    String unread = "The entry of a log in it is not looked at: say which logs you trust with ";
    invocation.screen().err(unread + "--trusted-root.");
  }

  private static LabException refused(Invocation invocation, BlobReport report) {
    List<Hint> hints = new ArrayList<>();
    report.hint().ifPresent(hints::add);
    if (invocation.session().isInteractive()) {
      hints.add(new Hint("step by step", "explain"));
    }
    return Problem.refusal(BlobText.error(report), report.cause(), hints, report.exitStatus())
        .asException();
  }
}
