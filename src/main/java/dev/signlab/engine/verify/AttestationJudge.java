package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.AttachedAttestation;
import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.attest.DescribedImages;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Manifest;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges one attestation in cosign's order: the signature, what it speaks of, its type, and then
 * the rules.
 */
final class AttestationJudge {

  static final String INTACT = "attestation intact";
  static final String TYPE = "predicate type";
  static final String DOCUMENT = "document's own subject";

  private static final String SPECIFICATION =
      "https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md";

  private final BundleJudge signatures;
  private final Artifact artifact;
  private final VerificationPolicy policy;
  private final PredicateType type;

  AttestationJudge(BundleJudge signatures, Artifact artifact, VerificationPolicy policy) {
    this.signatures = signatures;
    this.artifact = artifact;
    this.policy = policy;
    this.type = PredicateType.named(policy.type());
  }

  JudgedAttestation judge(
      String name, AttachedAttestation attached, Supplier<Optional<Manifest>> image) {
    try {
      BundleJudgement judgement =
          attached.layout() == Layout.BUNDLE
              ? signatures.judge(name, attached.bundle(), artifact)
              : signatures.judge(
                  name,
                  attached.envelope(),
                  Judges.certified(attached.beside(), policy),
                  attached.stored(),
                  artifact);
      return finish(name, judgement, attached.layout(), attached.line(), image);
    } catch (LabException e) {
      return broken(name, attached.layout(), e.problem());
    }
  }

  JudgedAttestation judge(String name, Bundle bundle) {
    return finish(
        name, signatures.judge(name, bundle, artifact), Layout.BUNDLE, "", Optional::empty);
  }

  JudgedAttestation judge(
      String name, DsseEnvelope envelope, VerificationMaterial beside, byte[] stamped) {
    BundleJudgement judged = signatures.judge(name, envelope, beside, stamped, artifact);
    return finish(name, judged, Layout.LEGACY, "", Optional::empty);
  }

  private JudgedAttestation finish(
      String name,
      BundleJudgement judgement,
      Layout layout,
      String line,
      Supplier<Optional<Manifest>> image) {
    List<Step> steps = new ArrayList<>(judgement.step().steps());
    boolean wanted = judgement.statement().map(this::isWanted).orElse(false);
    steps.add(Step.of(TYPE, SPECIFICATION, type(judgement.statement())));
    if (wanted) {
      Statement statement = judgement.statement().orElseThrow();
      document(statement, image).ifPresent(steps::add);
      steps.addAll(rules(statement));
    }
    return new JudgedAttestation(
        Step.branch(name, SPECIFICATION, steps), layout, judgement.statement(), wanted, line);
  }

  private static Hint otherType(String found) {
    return found.equals(PredicateType.COSIGN_SIGN.uri())
        ? Hint.of("that is a signature, and nothing is attested by it")
        : Hint.of("it is good, but of another type: ask for " + found);
  }

  private boolean isWanted(Statement statement) {
    return statement.predicateType().equals(type);
  }

  private Outcome type(Optional<Statement> statement) {
    if (statement.isEmpty()) {
      return new Outcome.NotReached("an unverified statement says nothing");
    }
    String found = statement.get().predicateType().uri();
    return isWanted(statement.get())
        ? new Outcome.Passed(found)
        : new Outcome.Failed(Cause.WRONG_PREDICATE, type.uri(), found, otherType(found));
  }

  /** What a bill of materials says that it is about is no part of cosign's verdict. */
  private static Optional<Step> document(Statement statement, Supplier<Optional<Manifest>> image) {
    Set<Digest> described = DescribedImages.of(statement.predicate());
    return described.isEmpty()
        ? Optional.empty()
        : image.get().map(manifest -> document(DescribedImages.other(described, manifest)));
  }

  private static Step document(Optional<Digest> other) {
    Outcome outcome =
        other
            .<Outcome>map(
                digest ->
                    new Outcome.NotReached(
                        "it describes another image, " + digest.shortened() + "…"))
            .orElseGet(() -> new Outcome.Passed("describes this image"));
    return Step.of(DOCUMENT, SPECIFICATION, outcome);
  }

  private List<Step> rules(Statement statement) {
    if (policy.rules().isEmpty()) {
      return List.of();
    }
    var node = Json.parse(statement.bytes(), "the statement");
    List<Step> steps = new ArrayList<>();
    for (RuleSet rules : policy.rules()) {
      steps.addAll(rules.judge(node));
    }
    return steps;
  }

  private static JudgedAttestation broken(String name, Layout layout, Problem problem) {
    String expected = problem.expected().orElse("a signed statement");
    Outcome outcome = new Outcome.Failed(Cause.MALFORMED, expected, problem.summary());
    List<Step> steps =
        List.of(
            Step.of(INTACT, SPECIFICATION, outcome),
            Step.of(Step.SIGNED, SPECIFICATION, new Outcome.NotReached("")));
    return new JudgedAttestation(
        Step.branch(name, SPECIFICATION, steps), layout, Optional.empty(), false, "");
  }
}
