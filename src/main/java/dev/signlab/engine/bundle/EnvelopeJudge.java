package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges an envelope: first the signature over its payload, and only then what that says. */
final class EnvelopeJudge {

  private static final String IN_TOTO = "application/vnd.in-toto+json";
  private static final String STATEMENT_SPEC =
      "https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md";
  private static final String DSSE_SPEC =
      "https://github.com/secure-systems-lab/dsse/blob/master/protocol.md";

  private final DsseEnvelope envelope;
  private final Artifact artifact;
  private final SignerTrial trial;
  private final Optional<DigestAlgorithm> hash;
  private final BundleJudge.About about;
  private Optional<Statement> statement = Optional.empty();

  EnvelopeJudge(
      DsseEnvelope envelope,
      Artifact artifact,
      SignerTrial trial,
      Optional<DigestAlgorithm> hash,
      BundleJudge.About about) {
    this.envelope = envelope;
    this.artifact = artifact;
    this.trial = trial;
    this.hash = hash;
    this.about = about;
  }

  /** What the envelope states, once {@link #steps} have all passed. */
  Optional<Statement> statement() {
    return statement;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    byte[] signed = envelope.preAuthEncoding();
    Outcome signature =
        trial.outcome(
            type -> AcceptedAlgorithms.ofEnvelope(type, hash),
            verifier -> verifies(verifier, signed));
    steps.add(Step.of(Step.SIGNED, DSSE_SPEC, signature));
    Outcome subject =
        signature instanceof Outcome.Failed
            ? new Outcome.NotReached("an unverified statement says nothing")
            : subject();
    steps.add(Step.of(about.stepName(), STATEMENT_SPEC, subject));
    return steps;
  }

  private boolean verifies(Verifier verifier, byte[] signed) {
    return envelope.signatures().stream()
        .anyMatch(each -> verifier.verifies(signed, each.signature()));
  }

  private Outcome subject() {
    if (!envelope.payloadType().equals(IN_TOTO)) {
      return new Outcome.Failed(Cause.MALFORMED, IN_TOTO, envelope.payloadType());
    }
    try {
      Statement read = Statement.parse(envelope.payload(), "the statement");
      if (about == BundleJudge.About.ANYTHING) {
        statement = Optional.of(read);
        return new Outcome.NotReached("claims were not to be checked");
      }
      Optional<Digest> digest = match(read);
      statement = digest.map(found -> read);
      return digest
          .<Outcome>map(found -> new Outcome.Passed(found.shortened() + "…"))
          .orElseGet(() -> another(read));
    } catch (LabException e) {
      return new Outcome.Failed(Cause.MALFORMED, "an in-toto statement", e.problem().summary());
    }
  }

  private Optional<Digest> match(Statement read) {
    return read.subjects().stream().map(this::match).flatMap(Optional::stream).findFirst();
  }

  /** A subject with one right digest and a wrong one describes nothing that there is. */
  private Optional<Digest> match(Subject subject) {
    List<Digest> known =
        Stream.of(DigestAlgorithm.values())
            .filter(algorithm -> subject.digests().containsKey(algorithm.prefix()))
            .map(artifact::digest)
            .flatMap(Optional::stream)
            .toList();
    return known.stream().allMatch(subject::has) ? known.stream().findFirst() : Optional.empty();
  }

  private Outcome another(Statement read) {
    String signed =
        read.subjects().stream()
            .flatMap(subject -> subject.digests().entrySet().stream())
            .limit(3)
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(", "));
    String given =
        artifact
            .digest(DigestAlgorithm.SHA256)
            .or(() -> artifact.digest(DigestAlgorithm.SHA512))
            .map(Digest::toString)
            .orElse("the digest of the artifact");
    Hint hint = Hint.of("the signature is good, but it is about something else");
    // Bytes without their digest: what they are said to have is expected. An image: it is itself.
    return about.otherwise() == Cause.DIGEST_MISMATCH
        ? new Outcome.Failed(Cause.DIGEST_MISMATCH, signed, given, hint)
        : new Outcome.Failed(about.otherwise(), given, signed, hint);
  }
}
