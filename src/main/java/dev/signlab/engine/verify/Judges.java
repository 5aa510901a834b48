package dev.signlab.engine.verify;

import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.NamedKey;
import java.util.Optional;
import java.util.function.Function;

/** Makes judges of bundles do what a policy asks for. */
final class Judges {

  private Judges() {}

  /** Returns the judge with the policy's other keys and logs. */
  static BundleJudge trusting(
      BundleJudge judge, VerificationPolicy policy, Function<NamedKey, Optional<Hint>> advice) {
    BundleJudge helped = judge.orElseTry(policy.others(), advice);
    return policy.logs().map(helped::trusting).orElse(helped);
  }

  /** Returns the judge with all of this, for whom the policy's hash counts for envelopes too. */
  static BundleJudge hashed(
      BundleJudge judge, VerificationPolicy policy, Function<NamedKey, Optional<Hint>> advice) {
    BundleJudge about = policy.ignoresClaims() ? judge.ignoringSubjectsUnsafe() : judge;
    BundleJudge hashed = policy.hash().map(about::hashedBy).orElse(about);
    return trusting(hashed, policy, advice);
  }
}
