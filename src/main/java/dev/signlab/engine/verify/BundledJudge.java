package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedBundle;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one bundle of an image: its bytes, the bundle itself, and what was asked for beside. */
final class BundledJudge implements ImageJudge<AttachedBundle> {

  private final String image;
  private final VerificationPolicy policy;
  private final BundleJudge judge;

  BundledJudge(String image, VerificationPolicy policy) {
    this.image = image;
    this.policy = policy;
    Signer signer = Judges.hashed(policy, Advice.ofImage(image));
    this.judge = Judges.claiming(BundleJudge.ofImages(signer), policy);
  }

  @Override
  public Judgement judge(int number, Digest subject, AttachedBundle attached, Shelf shelf) {
    String name = "signature " + number;
    Bundle bundle;
    try {
      bundle = shelf.bundle(attached);
    } catch (LabException e) {
      return unread(name, attached, e.problem());
    }
    BundleJudgement judged = judge.judge(name, bundle, Artifact.of(subject));
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(Step.INTACT, new Outcome.Passed("blob equals its digest")));
    steps.addAll(judged.step().steps());
    Optional<StatedSignature> stated = stated(bundle, steps, subject);
    steps.add(Step.of(Step.ANNOTATIONS, annotations(stated)));
    Step step = Step.branch(name, judged.step().specification(), steps);
    return new Judgement(
        step, stated.filter(s -> step.passed()).map(s -> s.verified(number, image, subject)));
  }

  /** An unverified statement says nothing, so it is read only after every step has passed. */
  private Optional<StatedSignature> stated(Bundle bundle, List<Step> steps, Digest subject) {
    if (steps.stream().anyMatch(step -> step.outcome() instanceof Outcome.Failed)) {
      return Optional.empty();
    }
    try {
      Statement statement = statement(bundle);
      if (!statement.predicateType().equals(PredicateType.COSIGN_SIGN)) {
        steps.add(Step.of(Step.NAMES, attestation(statement.predicateType())));
        return Optional.empty();
      }
      return Optional.of(StatedSignature.of(statement, subject));
    } catch (LabException e) {
      steps.add(
          Step.of(
              Step.NAMES,
              new Outcome.Failed(Cause.MALFORMED, "an in-toto statement", e.problem().summary())));
      return Optional.empty();
    }
  }

  /** An attestation may say that the image is a bad one, so that it is there signs nothing. */
  private Outcome attestation(PredicateType type) {
    Intent verify = new Intent.VerifyAttestation(image, policy.by().words(), String.valueOf(type));
    return new Outcome.Failed(
        Cause.WRONG_PREDICATE,
        PredicateType.COSIGN_SIGN.uri(),
        "an attestation of type " + type + ", which is no signature",
        Hint.to("it is genuine, and verified by another command", verify));
  }

  private static Statement statement(Bundle bundle) {
    if (bundle.content() instanceof BundleContent.Envelope sealed) {
      return Statement.parse(sealed.envelope().payload(), "the statement");
    }
    throw Problem.of("a signature over the manifest, which says nothing of annotations")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private Outcome annotations(Optional<StatedSignature> stated) {
    if (policy.ignoresClaims()) {
      return new Outcome.NotReached("claims were not to be checked");
    }
    return stated.isEmpty()
        ? new Outcome.NotReached("")
        : PayloadClaims.annotations(stated.get().annotations(), policy.annotations());
  }

  private static Judgement unread(String name, AttachedBundle attached, Problem problem) {
    boolean otherBytes = problem.isOf(Cause.DIGEST_MISMATCH);
    Outcome failed =
        new Outcome.Failed(
            problem.cause().orElse(Cause.MALFORMED),
            problem.expected().orElseGet(() -> attached.layer().digest().toString()),
            otherBytes ? problem.foundOrSummary() : problem.summary());
    List<Step> steps = new ArrayList<>();
    if (problem.isOf(Cause.MALFORMED)) {
      steps.add(Step.of(Step.INTACT, new Outcome.Passed("blob equals its digest")));
      steps.add(Step.of(BundleJudge.FORM, SPECIFICATION, failed));
    } else {
      steps.add(Step.of(Step.INTACT, failed));
    }
    steps.add(Step.of(Step.SIGNED, new Outcome.NotReached("the bundle cannot be read")));
    return new Judgement(Step.branch(name, SPECIFICATION, steps), Optional.empty());
  }

  private static final String SPECIFICATION =
      "https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto";
}
