package dev.signlab.shell.notation;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.engine.notary.NotaryJudge;
import dev.signlab.engine.notary.NotaryJudge.Verdict;
import dev.signlab.engine.notary.PolicyStatement;
import dev.signlab.engine.notary.TrustPolicy;
import dev.signlab.engine.notary.Validation;
import dev.signlab.engine.report.LastReport;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** {@code notation verify}: one signature that the policy lets count is enough. */
final class VerifyWords {

  private VerifyWords() {}

  static Command verify() {
    return new NotationCommand(
        NotationCommand.words("notation verify", "Verify an image by the trust policy")
            .flags(NotationImage.flags())
            .argument("IMAGE", "the image, best by its digest", Completion.IMAGE)
            .example("notation verify localhost:5001/studentbook:1.0")
            .build(),
        VerifyWords::verify);
  }

  private static void verify(Invocation invocation) {
    invocation.service(LastReport.class).beginElsewhere("notation verify");
    NotationHome home = NotationHome.of(invocation);
    NotationImage image = NotationImage.find(invocation, Optional.of("verify"));
    TrustPolicy policies =
        home.policy().orElseThrow(() -> PolicyWords.none(invocation, otherwise(invocation, image)));
    PolicyStatement policy = policies.of(image.byDigest().repository().toString());
    if (policy.level() == Validation.Level.SKIP) {
      invocation
          .screen()
          .out("Trust policy is configured to skip signature verification for " + image.byDigest());
      return;
    }
    NotaryJudge judge =
        new NotaryJudge(policy, trusted(home, policy), invocation.session().clock().instant());
    List<DigestReference> carriers = image.shelf().list();
    if (carriers.isEmpty()) {
      throw unsigned(image, otherwise(invocation, image));
    }
    judgeAll(invocation, image, judge, carriers);
  }

  private static void judgeAll(
      Invocation invocation,
      NotationImage image,
      NotaryJudge judge,
      List<DigestReference> carriers) {
    Optional<Failure> first = Optional.empty();
    for (DigestReference carrier : carriers) {
      Verdict verdict = judged(image, judge, carrier);
      if (verdict.refusal().isEmpty()) {
        tell(invocation, image, verdict);
        return;
      }
      first = first.or(verdict::refusal);
    }
    throw Problem.of("signature verification failed for all the signatures of " + image.byDigest())
        .failure(first.orElse(Failure.UNEXPLAINED))
        .command("notation inspect " + image.byDigest())
        .asException();
  }

  /** What somebody else hung there and nobody can read must not hide a signature that counts. */
  private static Verdict judged(NotationImage image, NotaryJudge judge, DigestReference carrier) {
    NotaryEnvelope envelope;
    try {
      envelope = image.shelf().read(carrier);
    } catch (LabException e) {
      return new Verdict(Optional.of(e.problem().failureOr(Cause.MALFORMED)), List.of());
    }
    return judge.judge(envelope, image.target());
  }

  private static void tell(Invocation invocation, NotationImage image, Verdict verdict) {
    for (NotaryJudge.Logged each : verdict.logged()) {
      Failure failure = each.failure();
      invocation
          .screen()
          .err(
              "Warning: %s was set to \"log\" and failed: expected %s; found %s"
                  .formatted(
                      each.validation().words(),
                      failure.expected().orElse(""),
                      failure.found().orElse("")));
    }
    invocation.screen().out("Successfully verified signature for " + image.byDigest());
  }

  /** A store that a policy names and that is empty is a mistake, and nothing could count. */
  private static List<Certificate> trusted(NotationHome home, PolicyStatement policy) {
    for (String store : policy.stores()) {
      if (home.store(store).isEmpty()) {
        throw Problem.of("the store ca:" + store + " has no certificate")
            .expected("a certificate in each store that the trust policy names")
            .found("none")
            .cause(Cause.UNKNOWN_AUTHORITY)
            .hint("the stores that there are", "notation cert ls")
            .asException();
      }
    }
    return policy.stores().stream()
        .flatMap(store -> home.store(store).stream())
        .flatMap(file -> NotationHome.certificates(file).stream())
        .toList();
  }

  /** Where nobody signed so, and a key of cosign's is at hand, its signature may be meant. */
  private static List<Hint> otherwise(Invocation invocation, NotationImage image) {
    String key = "cosign.pub";
    boolean hasKey = Files.isRegularFile(invocation.path(key));
    return hasKey && image.shelf().list().isEmpty()
        ? List.of(
            new Hint(
                "a signature of cosign's is verified by",
                "cosign verify --key " + key + " " + invocation.argument(0)))
        : List.of();
  }

  private static LabException unsigned(NotationImage image, List<Hint> first) {
    Problem.Builder problem =
        Problem.of("no signature is associated with " + image.byDigest())
            .expected("a referrer of type application/vnd.cncf.notary.signature")
            .found("none")
            .cause(Cause.NO_SIGNATURE);
    first.forEach(problem::hint);
    return problem.hint("what is attached", "oras discover " + image.byDigest()).asException();
  }
}
