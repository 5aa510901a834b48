package dev.signlab.engine.bundle;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.bundle.Bundle;
import java.util.List;

/** What is done about the entries of transparency logs in a bundle. */
@FunctionalInterface
public interface LogJudge {

  /** Looks at no entry, since nothing is known of any log. */
  LogJudge NONE =
      (bundle, key) -> {
        int entries = bundle.material().tlogEntries().size();
        String because =
            entries == 0
                ? "the bundle has none, and no trusted root was given"
                : "no trusted root was given";
        return List.of(
            Step.of(BundleJudge.LOG, BundleJudge.SPECIFICATION, new Outcome.NotReached(because)));
      };

  /**
   * Judges the entries: those of a bundle whose signature a key should have made.
   *
   * @return a step for each thing that was looked at; whether there must be one is the judge's to
   *     say
   */
  List<Step> judge(Bundle bundle, VerificationKey key);
}
