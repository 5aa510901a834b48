package dev.signlab.interop.keyless;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.Trust;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds the causes of the steps that fail when the lab judges the bundle of a file. */
final class LabCause {

  private LabCause() {}

  static List<Cause> of(Check check) throws IOException {
    Expected expected = check.expected();
    By by = new By.ByIdentity(ExpectedIdentity.of(expected.identity(), expected.issuer()));
    TrustedRoot root = TrustedRoot.read(TrustFile.TRUSTED_ROOT.in(expected.trust()), "root");
    Bundle bundle = Bundle.parse(Files.readAllBytes(check.thing().bundle()), "bundle");
    BundleJudgement judged =
        BundleJudge.ofFiles(Signer.of(by).trusting(Trust.in(root, InstantSource.system())))
            .judge("bundle", bundle, Artifact.of(check.thing().artifact()));
    return judged
        .step()
        .all()
        .map(Step::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(failed -> ((Outcome.Failed) failed).failure().cause())
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
