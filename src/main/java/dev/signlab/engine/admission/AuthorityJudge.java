package dev.signlab.engine.admission;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks one authority about one image.
 *
 * @param image by its digest
 * @param client reaches its registry
 * @param trust whom identities are believed by
 */
record AuthorityJudge(DigestReference image, RegistryClient client, Supplier<Trust> trust) {

  /** Returns why it does not pass, or nothing. */
  Optional<Verdict.Refusal> refusal(Authority authority) {
    if (authority.asked() instanceof Authority.Fixed fixed) {
      return fixed.passes() ? Optional.empty() : Optional.of(unconditional(fixed));
    }
    List<Verdict.Refusal> refusals = new ArrayList<>();
    for (VerificationPolicy.Builder policy : policies(authority)) {
      Optional<Verdict.Refusal> refusal = by(authority, policy.layout(authority.layout()));
      if (refusal.isEmpty()) {
        return refusal;
      }
      refusals.add(refusal.get());
    }
    return Optional.of(refusals.getFirst());
  }

  private List<VerificationPolicy.Builder> policies(Authority authority) {
    if (authority.asked() instanceof Authority.WithKey key) {
      VerificationPolicy.Builder policy = VerificationPolicy.by(key.key()).hashedBy(key.hash());
      return List.of(key.logged() ? policy.trusting(trust.get()) : policy);
    }
    List<ExpectedIdentity> all = ((Authority.WithIdentity) authority.asked()).identities();
    return all.stream().map(each -> VerificationPolicy.by(each).trusting(trust.get())).toList();
  }

  private Optional<Verdict.Refusal> by(Authority authority, VerificationPolicy.Builder policy) {
    if (authority.attestations().isEmpty()) {
      return refused(authority, "signature", subject(), policy);
    }
    return authority.attestations().stream()
        .map(type -> refused(authority, "attestation", subject().attested(), policy.type(type)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private VerificationSubject.InRegistry subject() {
    return VerificationSubject.image(image).through(client);
  }

  private Optional<Verdict.Refusal> refused(
      Authority authority,
      String what,
      VerificationSubject subject,
      VerificationPolicy.Builder policy) {
    VerificationReport report = Verification.of(subject).with(policy).run();
    return report
        .failure()
        .map(failed -> advised(failed, authority.layout(), subject, policy))
        .map(failure -> refusal(authority, what, failure, report));
  }

  private Verdict.Refusal refusal(
      Authority authority, String what, Failure failure, Report report) {
    String message =
        "%s %s validation failed for authority %s for %s: %s"
            .formatted(what, authority.asked().kind(), authority.name(), image, words(failure));
    return new Verdict.Refusal(message, failure, Optional.of(report));
  }

  private static String words(Failure failure) {
    boolean none =
        failure
            .cause()
            .filter(c -> c == Cause.NO_SIGNATURE || c == Cause.NO_ATTESTATION)
            .isPresent();
    return none ? "no matching signatures" : failure.found().orElse("no matching signatures");
  }

  /** Most who find no signature look in the layout where it is not. */
  private Failure advised(
      Outcome.Failed failed,
      SignatureLayout layout,
      VerificationSubject subject,
      VerificationPolicy.Builder policy) {
    Failure failure = failed.failure();
    if (!failed.cause().equals(Cause.NO_SIGNATURE)
        && !failed.cause().equals(Cause.NO_ATTESTATION)) {
      return failure;
    }
    SignatureLayout other =
        layout == SimpleSigningLayout.LEGACY ? BundleLayout.REFERRER : SimpleSigningLayout.LEGACY;
    boolean there = Verification.of(subject).with(policy.layout(other)).run().passed();
    policy.layout(layout);
    return there ? inOther(failed.cause(), layout, other) : failure;
  }

  private static Failure inOther(Cause cause, SignatureLayout wanted, SignatureLayout other) {
    return Failure.of(
        cause,
        "one in the layout " + wanted.words(),
        "none there; one in the layout " + other.words() + " would pass",
        Hint.of("let the authority look there: signatureFormat: " + other.words()));
  }

  private static Verdict.Refusal unconditional(Authority.Fixed fixed) {
    Failure failure =
        Failure.of(Cause.POLICY, "images that the policy is not about", "static: action: fail");
    return new Verdict.Refusal(fixed.message(), failure, Optional.empty());
  }
}
