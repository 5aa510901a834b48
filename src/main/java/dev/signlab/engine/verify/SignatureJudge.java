package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  private final String image;
  private final NamedKey key;
  private final VerificationRequest request;
  private final Supplier<List<NamedKey>> others;

  SignatureJudge(
      String image, NamedKey key, VerificationRequest request, Supplier<List<NamedKey>> others) {
    this.image = image;
    this.key = key;
    this.request = request;
    this.others = others;
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
      PayloadClaims.addSteps(payload, subject, request, steps);
      if (request.logs().isPresent()) {
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
    if (verifies(key, payload, bytes.orElseThrow())) {
      return new Outcome.Passed(key.name() + ", " + algorithm(key).words());
    }
    return byOtherAlgorithm(payload, bytes.get()).orElseGet(() -> byOtherKey(payload, bytes.get()));
  }

  private static String unreadable(AttachedSignature signature) {
    return signature.base64().isPresent()
        ? "an annotation that is not Base64"
        : "no such annotation";
  }

  private boolean verifies(NamedKey by, byte[] payload, byte[] signature) {
    return by.key().verifier(algorithm(by)).verifies(payload, signature);
  }

  /** The one of the layout, unless somebody asked for another hash. */
  private SignatureAlgorithm algorithm(NamedKey by) {
    KeyType type = by.key().type();
    return Stream.of(type.algorithms())
        .filter(each -> type.isEcdsa() && each.digestAlgorithm().equals(request.hash()))
        .findFirst()
        .orElse(type.simpleSigningAlgorithm());
  }

  /** cosign 3.1 signs so with some keys, although neither it nor anybody else verifies that. */
  private Optional<Outcome> byOtherAlgorithm(byte[] payload, byte[] signature) {
    SignatureAlgorithm expected = algorithm(key);
    for (SignatureAlgorithm algorithm : key.key().type().algorithms()) {
      if (algorithm != expected && key.key().verifier(algorithm).verifies(payload, signature)) {
        Hint hint =
            Hint.of("it is the right key: sign again with a tool that uses " + expected.words());
        return Optional.of(
            new Outcome.Failed(Cause.WRONG_ALGORITHM, expected.words(), algorithm.words(), hint));
      }
    }
    return Optional.empty();
  }

  private Outcome byOtherKey(byte[] payload, byte[] signature) {
    String expected = key.name() + "  " + shortFingerprint();
    for (NamedKey other : others.get()) {
      if (!other.key().equals(key.key()) && verifies(other, payload, signature)) {
        Hint hint =
            new Hint(
                "made by another key. " + other.name() + " in this folder does verify it",
                "cosign verify --key " + other.name() + " " + image);
        return new Outcome.Failed(
            Cause.WRONG_KEY, expected, "not this key; " + other.name() + " verifies it", hint);
      }
    }
    Hint hint = Hint.of("made by another key, or changed since it was made");
    return new Outcome.Failed(
        Cause.WRONG_KEY, expected, "a signature that this key did not make", hint);
  }

  private String shortFingerprint() {
    String fingerprint = key.key().fingerprint();
    return key.name().equals(fingerprint) ? "" : fingerprint.substring(0, 19) + "…";
  }
}
