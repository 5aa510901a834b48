package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.bundle.KeyTrial;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges one signature in cosign's order: the bytes, the signature over them, and only then what
 * they say.
 */
final class SignatureJudge implements ImageJudge<AttachedSignature> {

  /** Whoever asks for a log must not be content with less because the layout is an old one. */
  private static final Outcome NOT_LOGGED =
      new Outcome.Failed(
          Cause.NO_LOG_ENTRY,
          "an entry in a log that is trusted",
          "a legacy signature, whose entries this lab does not read");

  /** The certificate of a legacy signature is an annotation that nobody reads yet. */
  private static final Outcome NO_IDENTITY =
      new Outcome.Failed(
          Cause.NOT_JUDGED,
          "a bundle with a certificate",
          "a legacy signature, whose certificate this lab does not read");

  private final VerificationPolicy policy;
  private final Optional<KeyTrial> trial;

  SignatureJudge(String image, VerificationPolicy policy) {
    this.policy = policy;
    this.trial =
        policy.by() instanceof By.ByKey by
            ? Optional.of(new KeyTrial(by.named(), policy.others(), Advice.ofImage(image)))
            : Optional.empty();
  }

  @Override
  public Judgement judge(int number, Digest subject, AttachedSignature signature, Shelf shelf) {
    List<Step> steps = new ArrayList<>();
    Optional<byte[]> bytes = fetch(signature, shelf, steps);
    if (bytes.isEmpty()) {
      steps.add(notReached(Step.SIGNED, "the payload is not what was signed"));
      return unread(number, steps);
    }
    Outcome signed = signedBy(signature, bytes.get());
    steps.add(Step.of(Step.SIGNED, signed));
    if (signed instanceof Outcome.Failed) {
      return unread(number, steps);
    }
    return read(number, subject, bytes.get(), steps);
  }

  private Judgement read(int number, Digest subject, byte[] bytes, List<Step> steps) {
    try {
      var payload = SimpleSigningPayload.parse(bytes, "payload of signature " + number);
      PayloadClaims.addSteps(payload, subject, policy, steps);
      if (policy.logs().isPresent()) {
        steps.add(Step.of(LogJudge.LOGGED, NOT_LOGGED));
      }
      Step step = Step.signature(number, steps);
      return new Judgement(
          step,
          Optional.of(VerifiedSignature.of(number, bytes, payload)).filter(v -> step.passed()));
    } catch (LabException e) {
      Problem problem = e.problem();
      steps.add(
          Step.of(
              Step.NAMES,
              new Outcome.Failed(Cause.MALFORMED, "a simple-signing payload", problem.summary())));
      steps.add(notReached(Step.ANNOTATIONS, ""));
      return new Judgement(Step.signature(number, steps), Optional.empty());
    }
  }

  private static Judgement unread(int number, List<Step> steps) {
    steps.add(notReached(Step.NAMES, "an unverified payload says nothing"));
    steps.add(notReached(Step.ANNOTATIONS, ""));
    return new Judgement(Step.signature(number, steps), Optional.empty());
  }

  private static Step notReached(String name, String because) {
    return Step.of(name, new Outcome.NotReached(because));
  }

  private static Optional<byte[]> fetch(
      AttachedSignature signature, Shelf shelf, List<Step> steps) {
    long size = signature.layer().size();
    if (size > SimpleSigningPayload.LARGEST) {
      String limit = "a payload of at most " + SimpleSigningPayload.LARGEST + " bytes";
      steps.add(Step.of(Step.INTACT, new Outcome.Failed(Cause.MALFORMED, limit, size + " bytes")));
      return Optional.empty();
    }
    try {
      byte[] bytes = shelf.payload(signature);
      steps.add(Step.of(Step.INTACT, new Outcome.Passed(shelf.intact())));
      return Optional.of(bytes);
    } catch (LabException e) {
      Problem problem = e.problem();
      String digest = signature.layer().digest().toString();
      Failure said =
          problem.failure().orElse(Failure.of(Cause.MALFORMED, digest, problem.summary()));
      steps.add(Step.of(Step.INTACT, new Outcome.Failed(said.withHints(List.of()))));
      return Optional.empty();
    }
  }

  private Outcome signedBy(AttachedSignature signature, byte[] payload) {
    Optional<byte[]> bytes = signature.signature();
    Optional<String> fault =
        bytes.isEmpty() ? Optional.of(unreadable(signature)) : signature.fault();
    if (fault.isPresent()) {
      return new Outcome.Failed(
          Cause.MALFORMED, "a signature as annotation of the layer", fault.get());
    }
    return trial
        .map(
            each ->
                each.outcome(
                    type -> List.of(algorithm(type)),
                    verifier -> verifier.verifies(payload, bytes.orElseThrow())))
        .orElse(NO_IDENTITY);
  }

  private static String unreadable(AttachedSignature signature) {
    return signature.base64().isPresent()
        ? "an annotation that is not Base64"
        : "no such annotation";
  }

  /** The one of the layout, unless somebody asked for another hash. */
  private SignatureAlgorithm algorithm(KeyType type) {
    return Stream.of(type.algorithms())
        .filter(each -> type.isEcdsa() && each.digestAlgorithm().equals(policy.hash()))
        .findFirst()
        .orElse(type.simpleSigningAlgorithm());
  }
}
