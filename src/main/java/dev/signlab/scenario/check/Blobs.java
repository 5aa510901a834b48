package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.sigstore.bundle.Bundle;
import java.nio.file.Path;
import java.util.Optional;

/** What checks ask about files that are signed. */
final class Blobs {

  private Blobs() {}

  /** Returns the failure where the file or the bundle is missing. */
  static Optional<CheckResult> missing(LabView view, String file, String bundle) {
    return Needs.file(view, file, "the file that is signed")
        .or(
            () ->
                Needs.file(view, bundle, "a bundle").isPresent()
                    ? Optional.of(
                        CheckResult.failed(Cause.NO_SIGNATURE, bundle, "a bundle", "no such file"))
                    : Optional.empty());
  }

  /** Reads a bundle of the learner's folder. */
  static Bundle bundle(LabView view, String name) {
    return Bundle.parse(Needs.bytes(view, name), name);
  }

  /** Verifies a file by a bundle. */
  static VerificationReport verified(
      LabView view, String file, String bundle, VerificationPolicy.Builder policy) {
    FileEvidence found = new FileEvidence.InBundle(bundle, bundle(view, bundle));
    return Verification.of(subject(view, file, found)).with(policy).run();
  }

  /** Returns a file with what it is verified by. */
  static VerificationSubject.OfFile subject(LabView view, String file, FileEvidence found) {
    Path path = view.folder().resolve(file);
    return new VerificationSubject.OfFile(file, Artifact.of(path, file, done -> {}), found);
  }
}
