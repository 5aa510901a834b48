package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attest.AttachedAttestation;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.Asked;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One verification of an image's attestations under way. */
final class AttestationRun {

  static final String FIND = "find attestations";

  private static final String SPECIFICATION =
      "https://github.com/sigstore/cosign/blob/main/specs/ATTESTATION_SPEC.md";

  private final VerificationSubject.Image subject;
  private final VerificationPolicy policy;
  private final Shelf shelf;
  private final List<Step> steps = new ArrayList<>();
  private final List<JudgedAttestation> judged = new ArrayList<>();
  private @Nullable Problem obstacle;

  AttestationRun(VerificationSubject.Image subject, VerificationPolicy policy) {
    this.subject = subject;
    this.policy = policy;
    this.shelf = subject.shelf();
  }

  VerificationReport run() {
    Digest image = resolve();
    if (image == null) {
      Outcome skipped = new Outcome.NotReached("it is not known which image");
      steps.add(Step.of(FIND, SPECIFICATION, skipped));
    } else {
      judgeAll(image, find(image));
    }
    return new VerificationReport(
        subject.words(),
        policy,
        steps,
        new Found.Attestations(judged),
        Optional.ofNullable(obstacle));
  }

  private @Nullable Digest resolve() {
    long begun = System.nanoTime();
    try {
      Digest image = subject.resolve();
      Outcome outcome = new Outcome.Passed(image.shortened() + "…");
      steps.add(Step.of(Step.RESOLVE, outcome, since(begun)));
      return image;
    } catch (LabException e) {
      fail(Step.RESOLVE, e, since(begun));
      return null;
    }
  }

  private List<AttachedAttestation> find(Digest image) {
    long begun = System.nanoTime();
    try {
      List<AttachedAttestation> bundles = AttachedAttestation.bundles(shelf, image);
      List<AttachedAttestation> envelopes = AttachedAttestation.envelopes(shelf, image);
      Outcome outcome = found(bundles.size(), envelopes.size(), image);
      steps.add(took(outcome, since(begun)));
      List<AttachedAttestation> all = new ArrayList<>(bundles);
      all.addAll(envelopes);
      return all;
    } catch (LabException e) {
      fail(FIND, e, since(begun));
      return List.of();
    }
  }

  private Outcome found(int bundles, int envelopes, Digest image) {
    String tag = image.shortened().replace(':', '-') + "….att";
    if (bundles + envelopes > 0) {
      List<String> where = new ArrayList<>();
      if (bundles > 0) {
        where.add(bundles + " in bundles that refer to it");
      }
      if (envelopes > 0) {
        where.add(envelopes + " in tag " + tag);
      }
      return new Outcome.Passed(String.join(", ", where));
    }
    return new Outcome.Failed(
        Cause.NO_ATTESTATION,
        "bundles that refer to the image, or a tag " + tag,
        "neither in " + shelf.place(),
        Hint.to("attest something first", new Intent.AttestImage(subject.words())));
  }

  private void judgeAll(Digest image, List<AttachedAttestation> found) {
    Signer signer = Judges.hashed(policy, Advice.ofAttestation(subject.words(), policy.type()));
    BundleJudge signatures = Judges.claiming(BundleJudge.ofImages(signer), policy);
    AttestationJudge judge = new AttestationJudge(signatures, Artifact.of(image), policy);
    for (AttachedAttestation each : found) {
      String name = "attestation " + (judged.size() + 1);
      long begun = System.nanoTime();
      JudgedAttestation one = judge.judge(name, each, () -> manifest(image));
      judged.add(one);
      steps.add(one.step().during(Asked.since(begun)));
    }
  }

  /** Asked for only when a document names images; its kind is not known before. */
  private Optional<Manifest> manifest(Digest image) {
    try {
      return shelf.manifest(new Descriptor(MediaType.OCI_INDEX, image, 0));
    } catch (LabException e) {
      // It is only for a remark about the document, which is left out then.
      return Optional.empty();
    }
  }

  private void fail(String name, LabException e, Optional<Asked> asked) {
    Problem problem = e.problem();
    obstacle = problem;
    steps.add(Step.of(name, new Outcome.Failed(problem.failureOr(Cause.MALFORMED)), asked));
  }

  private static Step took(Outcome outcome, Optional<Asked> asked) {
    return new Step(FIND, SPECIFICATION, outcome, asked, List.of());
  }

  private Optional<Asked> since(long begun) {
    return subject.isRemote() ? Optional.of(Asked.since(begun)) : Optional.empty();
  }
}
