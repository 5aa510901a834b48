package dev.signlab.engine.admission;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges what a cluster is asked to run. Each image is looked up once, and judged and handed on by
 * the digest that was found: a tag that moves in between changes nothing. Every policy that is
 * about an image must pass, and of its authorities one.
 *
 * @param policies all there are
 * @param client reaches registries
 * @param trust whom to believe where identities or logs are asked for; asked once, when the first
 *     is, and what it throws is thrown on, since no image is at fault
 * @param unmatched what becomes of images that no policy is about
 */
public record Admission(
    List<ClusterImagePolicy> policies,
    RegistryClient client,
    Supplier<Trust> trust,
    Unmatched unmatched) {

  /** What becomes of images that no policy is about. */
  public enum Unmatched {
    /** They are refused. */
    DENY,
    /** They are let in, with a warning. */
    WARN,
    /** They are let in. */
    ALLOW
  }

  /** Copies the policies. */
  public Admission {
    policies = List.copyOf(policies);
    trust = new TrustOnce(trust);
  }

  /** Judges all images of an object; what goes away may always go. */
  public Verdict judge(AdmissionRequest request) {
    List<Verdict.Refusal> refusals = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Verdict.Pin> pins = new ArrayList<>();
    for (PodImage image : request.images()) {
      judge(image, refusals, warnings, pins);
    }
    return new Verdict(request.uid(), refusals, warnings, pins);
  }

  private void judge(
      PodImage image,
      List<Verdict.Refusal> refusals,
      List<String> warnings,
      List<Verdict.Pin> pins) {
    Reference reference;
    DigestReference digested;
    try {
      reference = Reference.parse(image.name());
      digested = reference.repository().digest(client.fetchedDigest(reference));
    } catch (LabException e) {
      refusals.add(unknown(image, e.problem()));
      return;
    }
    if (!(reference instanceof DigestReference)) {
      pins.add(new Verdict.Pin(image, digested.toString()));
    }
    judge(image, reference, digested, refusals, warnings);
  }

  private static Verdict.Refusal unknown(PodImage image, Problem problem) {
    String message = image.field() + ": must be an image digest: " + problem.summary();
    return new Verdict.Refusal(message, problem.failureOr(Cause.NO_IMAGE), Optional.empty());
  }

  private void judge(
      PodImage image,
      Reference reference,
      DigestReference digested,
      List<Verdict.Refusal> refusals,
      List<String> warnings) {
    List<ClusterImagePolicy> about =
        policies.stream().filter(policy -> isAbout(policy, image, reference, digested)).toList();
    if (about.isEmpty()) {
      unmatched(image, refusals, warnings);
    }
    AuthorityJudge judge = new AuthorityJudge(digested, client, trust);
    for (ClusterImagePolicy policy : about) {
      Optional<Verdict.Refusal> refusal = refusal(policy, image, judge);
      if (policy.mode() == ClusterImagePolicy.Mode.WARN) {
        refusal.map(Verdict.Refusal::message).ifPresent(warnings::add);
      } else {
        refusal.ifPresent(refusals::add);
      }
    }
  }

  private static boolean isAbout(
      ClusterImagePolicy policy, PodImage image, Reference reference, DigestReference digested) {
    return policy.isAbout(reference, image.name()) || policy.isAbout(digested, image.name());
  }

  private void unmatched(PodImage image, List<Verdict.Refusal> refusals, List<String> warnings) {
    String message = "no matching policies: " + image.field() + "\n" + image.name();
    if (unmatched == Unmatched.WARN) {
      warnings.add(message);
    } else if (unmatched == Unmatched.DENY) {
      Failure failure =
          Failure.of(
              Cause.POLICY,
              "a policy with a glob that fits " + image.name(),
              policies.size() + " policies, none of them about it",
              Hint.of("a star stands for anything but a slash, two stars for anything"));
      refusals.add(new Verdict.Refusal(message, failure, Optional.empty()));
    }
  }

  /** Of several authorities that do not pass, the first says why; all are told. */
  private static Optional<Verdict.Refusal> refusal(
      ClusterImagePolicy policy, PodImage image, AuthorityJudge judge) {
    List<Verdict.Refusal> refusals = new ArrayList<>();
    for (Authority authority : policy.authorities()) {
      Optional<Verdict.Refusal> refusal = judge.refusal(authority);
      if (refusal.isEmpty()) {
        return Optional.empty();
      }
      refusals.add(refusal.get());
    }
    String all = String.join("\n", refusals.stream().map(Verdict.Refusal::message).toList());
    Verdict.Refusal first = refusals.getFirst();
    String message = "failed policy: " + policy.name() + ": " + image.field() + "\n" + all;
    return Optional.of(new Verdict.Refusal(message, first.failure(), first.report()));
  }
}
