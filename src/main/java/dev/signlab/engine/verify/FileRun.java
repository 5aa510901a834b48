package dev.signlab.engine.verify;

import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.Asked;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.FileEvidence.Bare;
import dev.signlab.engine.verify.FileEvidence.InBundle;
import dev.signlab.engine.verify.FileEvidence.InEnvelope;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import java.util.List;
import java.util.Optional;

/** Verifies a file, or what is attested of one. */
final class FileRun {

  private FileRun() {}

  static VerificationReport signature(VerificationSubject.OfFile file, VerificationPolicy policy) {
    long begun = System.nanoTime();
    BundleJudge judge = BundleJudge.ofFiles(Judges.signer(policy, Advice.ofFile(file.words())));
    BundleJudgement judged = judged(judge, file, policy);
    return report(
        file,
        policy,
        List.of(judged.step().during(Asked.since(begun))),
        new Found.FileSignature(file.evidence()));
  }

  private static BundleJudgement judged(
      BundleJudge judge, VerificationSubject.OfFile file, VerificationPolicy policy) {
    Artifact artifact = file.artifact().afresh();
    // A switch over types would be made anew in every process, which one-shot commands feel.
    if (file.evidence() instanceof InBundle found) {
      return judge.judge(found.name(), found.bundle(), artifact);
    }
    if (file.evidence() instanceof InEnvelope found) {
      VerificationMaterial beside = Judges.certified(found.beside(), policy);
      return judge.judge(found.name(), found.envelope(), beside, found.bytes(), artifact);
    }
    Bare found = (Bare) file.evidence();
    VerificationMaterial beside = Judges.certified(found.beside(), policy);
    return judge.judge(found.name(), found.signature(), policy.hash(), beside, artifact);
  }

  static VerificationReport attestation(
      VerificationSubject.OfFile file, VerificationPolicy policy) {
    long begun = System.nanoTime();
    Signer signer = Judges.hashed(policy, Advice.ofFileAttestation(file.words(), policy.type()));
    BundleJudge signatures = Judges.claiming(BundleJudge.ofFiles(signer), policy);
    AttestationJudge judge = new AttestationJudge(signatures, file.artifact().afresh(), policy);
    JudgedAttestation judged =
        switch (file.evidence()) {
          case InBundle found -> judge.judge("attestation", found.bundle());
          case InEnvelope found ->
              judge.judge(
                  "attestation",
                  found.envelope(),
                  Judges.certified(found.beside(), policy),
                  found.bytes());
          case Bare _ -> throw new IllegalArgumentException("a bare signature attests nothing");
        };
    return report(
        file,
        policy,
        List.of(judged.step().during(Asked.since(begun))),
        new Found.Attestations(List.of(judged)));
  }

  private static VerificationReport report(
      VerificationSubject file, VerificationPolicy policy, List<Step> steps, Found found) {
    return new VerificationReport(file.words(), policy, steps, found, Optional.empty());
  }
}
