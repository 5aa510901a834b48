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
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.bundle.SignerTrial;
import dev.signlab.engine.identity.Evidence;
import dev.signlab.engine.identity.Observation;
import dev.signlab.engine.identity.Observers;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.VerificationMaterial;
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

  private final VerificationPolicy policy;
  private final Signer signer;

  SignatureJudge(String image, VerificationPolicy policy) {
    this.policy = policy;
    this.signer = Judges.signer(policy, Advice.ofImage(image));
  }

  @Override
  public Judgement judge(int number, Digest subject, AttachedSignature signature, Shelf shelf) {
    List<Step> steps = new ArrayList<>();
    Optional<byte[]> bytes = fetch(signature, shelf, steps);
    if (bytes.isEmpty()) {
      steps.add(notReached(Step.SIGNED, "the payload is not what was signed"));
      return unread(number, steps);
    }
    Optional<VerificationMaterial> beside = beside(signature, steps);
    if (beside.isEmpty()) {
      return unread(number, steps);
    }
    SignerTrial trial = signer.trial(beside.get().keySource());
    byte[] made = signature.signature().orElseThrow();
    Outcome signed =
        trial.outcome(
            type -> List.of(algorithm(type)), verifier -> verifier.verifies(bytes.get(), made));
    steps.add(Step.of(Step.SIGNED, signer.naming(signed, beside.get().keySource())));
    if (signed instanceof Outcome.Failed) {
      return unread(number, steps);
    }
    List<Step> observed = observed(trial, beside.get(), made, bytes.get());
    return read(number, subject, bytes.get(), steps, observed)
        .showing(payload -> ShownClaims.json(payload, signature, beside.get().keySource()));
  }

  /** Reads what is there beside the payload: the signature itself, and who made it. */
  private Optional<VerificationMaterial> beside(AttachedSignature signature, List<Step> steps) {
    Optional<String> fault =
        signature.signature().isEmpty() ? Optional.of(unreadable(signature)) : signature.fault();
    if (fault.isPresent()) {
      steps.add(Step.of(Step.SIGNED, malformed(fault.get())));
      return Optional.empty();
    }
    VerificationMaterial material;
    try {
      material = Judges.certified(signature.beside(), policy);
    } catch (LabException e) {
      steps.add(Step.of(Step.SIGNED, malformed(e.problem().summary())));
      return Optional.empty();
    }
    if (policy.by() instanceof By.ByIdentity) {
      Outcome certified = signer.material(material.keySource());
      steps.add(Step.of(signer.step(), certified));
      if (certified instanceof Outcome.Failed) {
        steps.add(notReached(Step.SIGNED, "there is no certificate whose key could have signed"));
        return Optional.empty();
      }
    }
    return Optional.of(material);
  }

  private static Outcome malformed(String found) {
    return new Outcome.Failed(Cause.MALFORMED, "a signature as annotation of the layer", found);
  }

  /** What logs and authorities say; a key alone asks nobody. */
  private List<Step> observed(
      SignerTrial trial, VerificationMaterial beside, byte[] made, byte[] payload) {
    if (policy.trust().isEmpty() && !trial.isDated()) {
      return List.of();
    }
    LoggedSignature logged =
        LoggedSignature.ofArtifact(
            algorithm -> Optional.of(Digest.of(algorithm, payload)), made, trial.verifier());
    Evidence evidence = new Evidence(beside.tlogEntries(), beside.timestamps(), logged, made, true);
    Observation observation = new Observers(policy.trust()).observe(evidence, trial.isDated());
    List<Step> steps = new ArrayList<>(observation.steps());
    steps.addAll(trial.signer(observation.times()));
    return steps;
  }

  private Judgement read(
      int number, Digest subject, byte[] bytes, List<Step> steps, List<Step> observed) {
    try {
      var payload = SimpleSigningPayload.parse(bytes, "payload of signature " + number);
      PayloadClaims.addSteps(payload, subject, policy, steps);
      steps.addAll(observed);
      Step step = Step.signature(number, steps);
      return new Judgement(
          step,
          Optional.of(VerifiedSignature.of(number, bytes, payload, "")).filter(v -> step.passed()));
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
