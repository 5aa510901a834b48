package dev.signlab.shell.cosign.blob;

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
import dev.signlab.shell.cosign.flag.BundleTarget;
import dev.signlab.shell.cosign.flag.Explained;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.KeyHalf;
import dev.signlab.shell.cosign.flag.NoKey;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.TimestampFile;
import dev.signlab.shell.cosign.flag.VerifyFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.words.BlobText;
import dev.signlab.shell.cosign.words.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code cosign verify-blob}, by a key or an identity. */
final class VerifyBlobCommand implements Command {

  private static final String BUNDLE = "bundle";
  private static final String UNREAD =
      "The entry of a log in it is not looked at: say which logs you trust with --trusted-root.";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign verify-blob", "cosign", "Verify the signature of a file")
          .flags(VerifyFlags.flags())
          .flag(Flag.file(BUNDLE, "the bundle that sign-blob wrote"))
          .flag(
              Flag.file(BlobEvidence.SIGNATURE, "a bare signature, as file or Base64")
                  .deprecatedBecause("please use --bundle to provide a signature"))
          .flag(TimestampFile.flag())
          .flags(SharedFlags.global())
          .argument("FILE", "the file, - for standard input, or sha256:HEX", Completion.FILE)
          .example("cosign verify-blob --key cosign.pub --bundle notes.sigstore.json notes.txt")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    checkMaterial(new CosignInvocation(invocation));
    VerifyFlags.Begun begun = VerifyFlags.begun(invocation);
    CosignInvocation cosign = begun.cosign();
    VerifyFlags asked = begun.read();
    BlobEvidence evidence = BlobEvidence.of(cosign);
    if (asked.trust().ignoresLog() || !evidence.hasLogEntry()) {
      asked.trust().tell(cosign, "blob");
    } else if (asked.trust().root().isEmpty()) {
      cosign.say(UNREAD);
    } else {
      asked.trust().tellRoot(cosign);
    }
    VerificationReport report = verified(cosign, asked, evidence);
    invocation.service(LastReport.class).keep(report);
    if (!report.passed()) {
      throw Refusal.of(cosign, report, Optional.empty(), BlobText.error(report));
    }
    cosign.say("Verified OK");
    return OK;
  }

  /**
   * With neither key nor bundle there is nothing to begin with, not even to say what is missing.
   */
  private static void checkMaterial(CosignInvocation cosign) {
    boolean nothing =
        Stream.of(KeyFlags.KEY, "certificate", BUNDLE)
            .allMatch(flag -> cosign.text(flag).isEmpty());
    if (nothing) {
      String file = cosign.arguments().getFirst();
      throw NoKey.of(
          cosign,
          KeyHalf.PUBLIC,
          "provide a key with --key or --sk, a certificate to verify against with --certificate, or"
              + " a bundle with --bundle",
          cosign.line().with(BUNDLE, BundleTarget.of(file)));
    }
  }

  private static VerificationReport verified(
      CosignInvocation cosign, VerifyFlags asked, BlobEvidence evidence) {
    String file = cosign.arguments().getFirst();
    VerificationSubject subject =
        new VerificationSubject.OfFile(
            file, BlobFiles.artifactOrDigest(cosign.invocation(), file), evidence.ofFile());
    VerificationPolicy policy = asked.policy(cosign).build();
    Explained.tell(cosign, subject, policy);
    return Verification.of(subject).with(policy).run();
  }
}
