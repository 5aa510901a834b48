package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges a signature over an artifact. The digest in the bundle proves nothing by itself, but it
 * tells two failures apart: a file that changed after it was signed, and another key.
 */
final class MessageJudge {

  private final MessageSignature message;
  private final Artifact artifact;
  private final SignerTrial trial;
  private final Optional<DigestAlgorithm> named;

  MessageJudge(MessageSignature message, Artifact artifact, SignerTrial trial) {
    this.message = message;
    this.artifact = artifact;
    this.trial = trial;
    this.named = message.hash();
  }

  List<Step> steps() {
    Optional<Outcome> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return of(obstacle.get(), new Outcome.NotReached(""));
    }
    if (isOver(this::overArtifact)) {
      return over();
    }
    return refused();
  }

  /** What makes it pointless to compute anything. */
  private Optional<Outcome> obstacle() {
    if (claims() && named.filter(h -> message.digest().length * 2 != h.hexLength()).isPresent()) {
      String found = message.digest().length + " bytes";
      return Optional.of(
          new Outcome.Failed(Cause.MALFORMED, message.algorithm() + " of its length", found));
    }
    List<SignatureAlgorithm> accepted = accepted(trial.key().key().type());
    if (accepted.isEmpty()) {
      String hash = message.algorithm().isEmpty() ? "no hash" : message.algorithm();
      String kind = trial.key().key().type().words();
      return Optional.of(
          new Outcome.Failed(
              Cause.WRONG_ALGORITHM, "a hash that goes with " + kind, hash + " in the bundle"));
    }
    return accepted.stream().anyMatch(this::isServed)
        ? Optional.empty()
        : Optional.of(needsFile(accepted.getFirst()));
  }

  /** Asks for the whole artifact first: one that comes in a stream must be kept then. */
  private boolean isServed(SignatureAlgorithm algorithm) {
    return algorithm.digestAlgorithm().isPresent()
        ? artifact.digest(algorithm.digestAlgorithm().get()).isPresent()
        : artifact.bytes().isPresent();
  }

  private static Outcome needsFile(SignatureAlgorithm algorithm) {
    String expected =
        algorithm
            .digestAlgorithm()
            .map(hash -> "the file, or its " + hash.prefix() + " digest")
            .orElse("the file: " + algorithm.words() + " signs all of it, not a digest");
    Hint hint = Hint.of("verify the file itself");
    return new Outcome.Failed(Cause.NO_FILE, expected, "only a digest of another kind", hint);
  }

  /** The signature is good; a digest in the bundle that is another one was changed afterwards. */
  private List<Step> over() {
    Outcome signed = trial.outcome(this::accepted, this::overArtifact);
    Outcome same = same();
    String name = same instanceof Outcome.Failed ? BundleJudge.NAMED_DIGEST : BundleJudge.SAME;
    return List.of(step(Step.SIGNED, signed), step(name, same));
  }

  private List<Step> refused() {
    Optional<Digest> claimed = claimed();
    Optional<Digest> found = claimed.flatMap(digest -> artifact.digest(digest.algorithm()));
    if (claimed.isEmpty() || claimed.equals(found)) {
      return of(trial.outcome(this::accepted, this::overArtifact), same());
    }
    boolean pure = trial.key().key().type() == KeyType.ED25519 && !named.equals(sha512());
    if (pure) {
      return of(new Outcome.NotReached("it covers the whole of another file"), same());
    }
    Predicate<Verifier> overClaimed = verifier -> overDigest(verifier, claimed.get());
    return of(butOfAnother(trial.outcome(this::accepted, overClaimed)), same());
  }

  private static Outcome butOfAnother(Outcome outcome) {
    return outcome instanceof Outcome.Passed passed
        ? new Outcome.Passed(passed.evidence() + ", but for another file")
        : outcome;
  }

  private static Optional<DigestAlgorithm> sha512() {
    return Optional.of(DigestAlgorithm.SHA512);
  }

  private Outcome same() {
    Optional<Digest> claimed = claimed();
    if (claimed.isEmpty()) {
      return new Outcome.Passed("no digest is named; the signature covers the file");
    }
    Optional<Digest> found = artifact.digest(claimed.get().algorithm());
    if (found.isEmpty() || found.equals(claimed)) {
      return new Outcome.Passed(claimed.get().shortened() + "…");
    }
    Hint hint = Hint.of("the file is not the one that was signed: another one, or changed since");
    return new Outcome.Failed(
        Cause.DIGEST_MISMATCH, claimed.get().toString(), found.get().toString(), hint);
  }

  private Optional<Digest> claimed() {
    return named
        .filter(algorithm -> claims())
        .map(algorithm -> Digest.ofBytes(algorithm, message.digest()));
  }

  private boolean claims() {
    return message.digest().length > 0;
  }

  private List<SignatureAlgorithm> accepted(KeyType type) {
    boolean unknown = named.isEmpty() && !message.algorithm().isEmpty();
    return unknown ? List.of() : AcceptedAlgorithms.ofMessage(type, named);
  }

  private boolean isOver(Predicate<Verifier> signed) {
    return accepted(trial.key().key().type()).stream()
        .map(trial.key().key()::verifier)
        .anyMatch(signed);
  }

  private boolean overArtifact(Verifier verifier) {
    Optional<DigestAlgorithm> hash = verifier.algorithm().digestAlgorithm();
    return hash.isPresent()
        ? artifact
            .digest(hash.get())
            .filter(digest -> verifier.verifies(digest, message.signature()))
            .isPresent()
        : artifact
            .bytes()
            .filter(bytes -> verifier.verifies(bytes, message.signature()))
            .isPresent();
  }

  private boolean overDigest(Verifier verifier, Digest digest) {
    return verifier.algorithm().digestAlgorithm().equals(Optional.of(digest.algorithm()))
        && verifier.verifies(digest, message.signature());
  }

  private static List<Step> of(Outcome signed, Outcome same) {
    return List.of(step(Step.SIGNED, signed), step(BundleJudge.SAME, same));
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, BundleJudge.SPECIFICATION, outcome);
  }
}
