package dev.signlab.engine.attest;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.intoto.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one verification of attestations found. One that passes is enough, unless another genuine
 * one of the same type breaks a policy: then cosign refuses, and so does this. Immutable.
 */
public final class AttestationReport implements Report {

  private final String subject;
  private final NamedKey key;
  private final AttestationRequest request;
  private final List<Step> first;
  private final List<JudgedAttestation> judged;
  private final Optional<Problem> obstacle;

  AttestationReport(
      String subject,
      NamedKey key,
      AttestationRequest request,
      List<Step> first,
      List<JudgedAttestation> judged,
      Optional<Problem> obstacle) {
    this.subject = subject;
    this.key = key;
    this.request = request;
    this.first = List.copyOf(first);
    this.judged = List.copyOf(judged);
    this.obstacle = obstacle;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public NamedKey key() {
    return key;
  }

  @Override
  public List<Step> steps() {
    return Stream.concat(first.stream(), judged.stream().map(JudgedAttestation::step)).toList();
  }

  @Override
  public boolean passed() {
    return judged.stream().anyMatch(JudgedAttestation::passed) && brokenRules().isEmpty();
  }

  /** A broken rule decides, whatever else of another type hangs there. */
  @Override
  public Optional<Outcome.Failed> failure() {
    List<Outcome.Failed> broken = brokenRules();
    return broken.isEmpty() ? Report.super.failure() : Optional.of(broken.getFirst());
  }

  @Override
  public int exitStatus() {
    return passed() ? PASSED : ERROR;
  }

  /** Returns the attestations that passed every step. */
  public List<VerifiedAttestation> verified() {
    return judged.stream()
        .filter(JudgedAttestation::passed)
        .map(each -> new VerifiedAttestation(each.genuine().orElseThrow(), each.line()))
        .toList();
  }

  /** Returns what the registry did not do, where the verification ended there. */
  public Optional<Problem> obstacle() {
    return obstacle;
  }

  /** Returns the rules that genuine attestations of the wanted type break. */
  public List<Outcome.Failed> brokenRules() {
    return judged.stream()
        .filter(JudgedAttestation::wanted)
        .flatMap(each -> each.step().all())
        .filter(step -> step.steps().isEmpty())
        .map(Step::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .filter(failed -> failed.cause() == Cause.POLICY)
        .toList();
  }

  /** Returns the images that verified documents describe in place of this one, in words. */
  public List<String> otherDocuments() {
    return judged.stream()
        .filter(JudgedAttestation::passed)
        .flatMap(each -> each.step().all())
        .filter(step -> step.name().equals(AttestationJudge.DOCUMENT))
        .map(Step::outcome)
        .filter(Outcome.NotReached.class::isInstance)
        .map(outcome -> ((Outcome.NotReached) outcome).because())
        .toList();
  }

  /** Returns what was asked for. */
  public AttestationRequest request() {
    return request;
  }

  /** Returns every attestation that was judged. */
  public List<JudgedAttestation> judged() {
    return judged;
  }

  /** Returns the types of those that are genuine, whatever was asked for. */
  public List<String> genuineTypes() {
    return judged.stream()
        .flatMap(each -> each.genuine().stream())
        .map(Statement::predicateType)
        .map(Object::toString)
        .distinct()
        .toList();
  }

  /** Returns the tree as text, with glyphs. */
  @Override
  public String toString() {
    return String.join("\n", ReportTree.lines(this, ReportTree.USUAL_WIDTH, false));
  }
}
