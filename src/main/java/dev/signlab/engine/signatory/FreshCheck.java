package dev.signlab.engine.signatory;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.signatory.MadeSignature.Origin;
import dev.signlab.engine.trust.Trust;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * Looks at a signature that was just made as a verifier will, before anybody gets it: certificate,
 * certificate log, entries and timestamps by the trusted root. A service that answers with
 * something else than it should is found out here and not by others later.
 *
 * @param root whom a verifier believes
 * @param clock what time it is
 */
public record FreshCheck(TrustedRoot root, InstantSource clock) implements Consumer<MadeSignature> {

  private static final ExpectedText ANYBODY = ExpectedText.matching(".*");

  @Override
  public void accept(MadeSignature made) {
    BundleJudge judge = BundleJudge.ofFiles(signer(made)).ignoringSubjectsUnsafe();
    BundleJudgement judged = judge.judge("the new signature", made.bundle(), artifact(made));
    if (!judged.passed()) {
      throw refused(judged.step());
    }
  }

  private Signer signer(MadeSignature made) {
    By by =
        made.certificate().isPresent()
            ? new By.ByIdentity(ExpectedIdentity.of(ANYBODY, ANYBODY))
            : new By.ByKey(new NamedKey("the key", made.signer().key()));
    Trust all = Trust.in(root, clock);
    // Authorities of one's own publish their certificates nowhere, and cosign asks no promise then.
    Trust trust = made.origin() == Origin.OWN_CERTIFICATE ? all.ignoringSctUnsafe() : all;
    return Signer.of(by).trusting(made.entries().isEmpty() ? trust.ignoringLogUnsafe() : trust);
  }

  private static Artifact artifact(MadeSignature made) {
    return switch (made.content()) {
      case MessageSignature message -> Artifact.of(digest(message));
      case BundleContent.Envelope sealed -> Artifact.of(sealed.envelope().payload());
    };
  }

  private static Digest digest(MessageSignature message) {
    return message
        .hash()
        .map(algorithm -> Digest.ofBytes(algorithm, message.digest()))
        .orElseThrow(
            () ->
                Problem.of("the new signature is over a digest that nobody here computes")
                    .expected("a digest by SHA-256, SHA-384 or SHA-512")
                    .found(message.algorithm().isEmpty() ? "none" : message.algorithm())
                    .cause(Cause.WRONG_ALGORITHM)
                    .asException());
  }

  private static LabException refused(Step judged) {
    Step failed =
        judged
            .all()
            .filter(step -> step.outcome() instanceof Outcome.Failed)
            .min(Comparator.comparingInt(step -> step.steps().size()))
            .orElse(judged);
    Problem.Builder problem =
        Problem.of("the new signature does not verify: " + failed.name())
            .tried("verify what the services answered, before anybody gets it");
    return failed.outcome() instanceof Outcome.Failed outcome
        ? problem.failure(outcome.failure()).asException()
        : problem.cause(Cause.MALFORMED).asException();
  }
}
