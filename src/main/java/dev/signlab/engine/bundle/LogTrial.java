package dev.signlab.engine.bundle;

import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Optional;

/**
 * What is done about the entries of transparency logs in a bundle.
 *
 * @param judge who knows logs; nobody where no trusted root was given, and then entries count for
 *     nothing
 */
record LogTrial(Optional<LogJudge> judge) {

  Step step(Bundle bundle, Artifact artifact, byte[] verifier) {
    return judge
        .map(
            each ->
                each.judge(bundle.material().tlogEntries(), signature(bundle, artifact, verifier)))
        .map(found -> found.step())
        .orElseGet(() -> notJudged(bundle));
  }

  private static LoggedSignature signature(Bundle bundle, Artifact artifact, byte[] verifier) {
    return switch (bundle.content()) {
      case MessageSignature message ->
          LoggedSignature.ofMessage(
              digest -> artifact.digest(digest.algorithm()).equals(Optional.of(digest)),
              message.signature(),
              verifier);
      case BundleContent.Envelope sealed -> LoggedSignature.ofEnvelope(sealed.envelope(), verifier);
    };
  }

  private static Step notJudged(Bundle bundle) {
    String because =
        bundle.material().tlogEntries().isEmpty()
            ? "no entry, no --trusted-root"
            : "no --trusted-root";
    return Step.of(LogJudge.LOGGED, BundleJudge.SPECIFICATION, new Outcome.NotReached(because));
  }
}
