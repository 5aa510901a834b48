package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureList;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.oci.client.RegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One verification under way: takes the steps in order and keeps what they found. */
final class VerificationRun {

  private final String image;
  private final Subject subject;
  private final Shelf shelf;
  private final SignatureJudge judge;
  private final List<Step> steps = new ArrayList<>();
  private final List<VerifiedSignature> verified = new ArrayList<>();
  private @Nullable Digest digest;
  private @Nullable Problem obstacle;

  VerificationRun(String image, Subject subject, Shelf shelf, SignatureJudge judge) {
    this.image = image;
    this.subject = subject;
    this.shelf = shelf;
    this.judge = judge;
  }

  VerificationReport run() {
    Digest found = resolve();
    if (found == null) {
      steps.add(Step.of(Step.FIND, new Outcome.NotReached("it is not known which image")));
    } else {
      digest = found;
      judgeAll(found, find(found));
    }
    return new VerificationReport(
        image,
        Optional.ofNullable(digest),
        judge.key(),
        judge.request(),
        steps,
        verified,
        Optional.ofNullable(obstacle));
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

  private List<AttachedSignature> find(Digest digest) {
    long begun = System.nanoTime();
    try {
      Optional<SignatureList> list = shelf.signatures(digest);
      List<AttachedSignature> found = list.map(SignatureList::signatures).orElse(List.of());
      Outcome outcome = found.isEmpty() ? none(digest) : some(found.size(), digest);
      steps.add(Step.of(Step.FIND, outcome, since(begun)));
      return found;
    } catch (LabException e) {
      fail(Step.FIND, e, since(begun));
      return List.of();
    }
  }

  private Outcome some(int count, Digest digest) {
    return new Outcome.Passed(count + ", in tag " + shortTag(digest));
  }

  private Outcome none(Digest digest) {
    return new Outcome.Failed(
        Cause.NO_SIGNATURE,
        "a list of signatures in tag " + shortTag(digest),
        "no such tag in " + shelf.place(),
        Optional.of(signFirst()));
  }

  private Hint signFirst() {
    return subject instanceof Subject.Saved
        ? Hint.of("it was saved without one: sign it in its registry and save it again")
        : new Hint("sign it first", "cosign sign --key cosign.key " + image);
  }

  private void judgeAll(Digest digest, List<AttachedSignature> signatures) {
    for (AttachedSignature signature : signatures) {
      int number = steps.size() - 1;
      SignatureJudge.Judgement judgement = judge.judge(number, digest, signature, shelf);
      steps.add(judgement.step());
      judgement.verified().ifPresent(verified::add);
    }
  }

  private void fail(String step, LabException e, Duration took) {
    Problem problem = withSuggestion(e);
    obstacle = problem;
    Cause cause = problem.cause() == null ? Cause.MALFORMED : problem.cause();
    String expected = problem.expected() == null ? cause.words() : problem.expected();
    String found = problem.found() == null ? problem.summary() : problem.found();
    Optional<Hint> hint = problem.hints().stream().findFirst();
    steps.add(Step.of(step, new Outcome.Failed(cause, expected, found, hint), took));
  }

  /** The registry may know which image was meant: then the whole line can be offered. */
  private Problem withSuggestion(LabException e) {
    Problem problem = e.problem();
    if (!(e instanceof RegistryException registry) || registry.suggestion().isEmpty()) {
      return problem;
    }
    List<Hint> hints = new ArrayList<>();
    String line = "cosign verify --key " + judge.key().name() + " " + registry.suggestion().get();
    hints.add(new Hint("did you mean", line));
    problem.hints().stream()
        .filter(hint -> !hint.text().startsWith("did you mean"))
        .forEach(hints::add);
    return new Problem(
        problem.summary(),
        problem.tried(),
        problem.expected(),
        problem.found(),
        hints,
        problem.exitStatus(),
        problem.cause());
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String shortTag(Digest subject) {
    return subject.shortened().replace(':', '-') + "….sig";
  }
}
