package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.BundleList;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SignatureList;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.report.Asked;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.ImageJudge.Judgement;
import dev.signlab.oci.client.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One verification under way: takes the steps in order and keeps what they found. */
final class VerificationRun {

  private final VerificationSubject.Image subject;
  private final VerificationPolicy policy;
  private final Shelf shelf;
  private final SignatureJudge legacy;
  private final BundledJudge bundled;
  private final List<Step> steps = new ArrayList<>();
  private final List<VerifiedSignature> verified = new ArrayList<>();
  private @Nullable Digest digest;
  private @Nullable SignatureLayout layout;
  private int count;
  private @Nullable Problem obstacle;

  VerificationRun(VerificationSubject.Image subject, VerificationPolicy policy) {
    this.subject = subject;
    this.policy = policy;
    this.shelf = subject.shelf();
    this.legacy = new SignatureJudge(subject.words(), policy);
    this.bundled = new BundledJudge(subject.words(), policy);
  }

  VerificationReport run() {
    Digest found = resolve();
    if (found == null) {
      steps.add(Step.of(Step.FIND, new Outcome.NotReached("it is not known which image")));
    } else {
      digest = found;
      findAndJudge(found);
    }
    Found.Signatures signatures =
        new Found.Signatures(Optional.ofNullable(digest), Optional.ofNullable(layout), verified);
    return new VerificationReport(
        subject.words(), policy, steps, signatures, Optional.ofNullable(obstacle));
  }

  private @Nullable Digest resolve() {
    long begun = System.nanoTime();
    try {
      Digest resolved = subject.resolve();
      Outcome outcome = new Outcome.Passed(subject.evidence(resolved));
      steps.add(Step.of(Step.RESOLVE, outcome, since(begun)));
      return resolved;
    } catch (LabException e) {
      fail(Step.RESOLVE, e, since(begun));
      return null;
    }
  }

  /** Bundles come first, as for cosign 3; where there are none, what is listed under the tag. */
  private void findAndJudge(Digest digest) {
    long begun = System.nanoTime();
    try {
      if (wants(BundleLayout.REFERRER)) {
        BundleList bundles = shelf.bundles(digest);
        if (!bundles.bundles().isEmpty()) {
          found(BundleLayout.REFERRER, inBundles(bundles), begun);
          bundles.bundles().forEach(each -> judged(bundled, each, digest));
          return;
        }
        steps.add(Step.of(Step.BUNDLES, new Outcome.Passed("none " + bundles.place())));
      }
      legacy(digest, begun);
    } catch (LabException e) {
      fail(Step.FIND, e, since(begun));
    }
  }

  private void legacy(Digest digest, long begun) {
    List<AttachedSignature> signatures =
        wants(SimpleSigningLayout.LEGACY)
            ? shelf.signatures(digest).map(SignatureList::signatures).orElse(List.of())
            : List.of();
    if (signatures.isEmpty()) {
      steps.add(Step.of(Step.FIND, none(digest), since(begun)));
      return;
    }
    String evidence = signatures.size() + ", " + shelf.listed(digest);
    found(SimpleSigningLayout.LEGACY, evidence, begun);
    signatures.forEach(each -> judged(legacy, each, digest));
  }

  private boolean wants(SignatureLayout one) {
    return only().orElse(one).equals(one);
  }

  /** A signature that was handed over is a legacy one. */
  private Optional<SignatureLayout> only() {
    return subject instanceof VerificationSubject.Handed
        ? Optional.of(SimpleSigningLayout.LEGACY)
        : policy.layout();
  }

  private void found(SignatureLayout where, String evidence, long begun) {
    layout = where;
    steps.add(Step.of(Step.FIND, new Outcome.Passed(evidence), since(begun)));
  }

  private static String inBundles(BundleList list) {
    int count = list.bundles().size();
    return count + (count == 1 ? " bundle, " : " bundles, ") + list.place();
  }

  private Outcome none(Digest digest) {
    String tag = "a list of signatures in tag " + shortTag(digest);
    String bundle = "a bundle that refers to the image";
    String wanted =
        only()
            .map(only -> only.equals(BundleLayout.REFERRER) ? bundle : tag)
            .orElse(bundle + ", or " + tag);
    return new Outcome.Failed(
        Cause.NO_SIGNATURE, wanted, "nothing of the kind in " + shelf.place(), signFirst());
  }

  private Hint signFirst() {
    return isSaved()
        ? Hint.of("it was saved without one: sign it in its registry and save it again")
        : Hint.to("sign it first", new Intent.SignImage(subject.words()));
  }

  private boolean isSaved() {
    return subject instanceof VerificationSubject.Saved
        || (subject instanceof VerificationSubject.Handed handed
            && handed.image() instanceof VerificationSubject.Saved);
  }

  private <T> void judged(ImageJudge<T> judge, T signature, Digest digest) {
    count++;
    long begun = System.nanoTime();
    Judgement judgement = judge.judge(count, digest, signature, shelf);
    steps.add(judgement.step().during(Asked.since(begun)));
    judgement.verified().ifPresent(verified::add);
  }

  private void fail(String step, LabException e, Optional<Asked> asked) {
    Problem problem = withSuggestion(e);
    obstacle = problem;
    steps.add(Step.of(step, new Outcome.Failed(problem.failureOr(Cause.MALFORMED)), asked));
  }

  /** The registry may know which image was meant: then the whole line can be offered. */
  private Problem withSuggestion(LabException e) {
    Problem problem = e.problem();
    if (!(e instanceof RegistryException registry) || registry.suggestion().isEmpty()) {
      return problem;
    }
    Intent verify =
        new Intent.VerifyImage(registry.suggestion().get().toString(), policy.by().words());
    return problem.withHintsFirst(List.of(Hint.meantTo(verify)));
  }

  private Optional<Asked> since(long begun) {
    return subject.isRemote() ? Optional.of(Asked.since(begun)) : Optional.empty();
  }

  private static String shortTag(Digest subject) {
    return subject.shortened().replace(':', '-') + "….sig";
  }
}
