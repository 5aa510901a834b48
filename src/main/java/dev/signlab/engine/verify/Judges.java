package dev.signlab.engine.verify;

import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import java.util.Optional;
import java.util.function.Function;

/** Makes judges do what a policy asks for. */
final class Judges {

  private Judges() {}

  /** Returns the signer whom the policy expects, with its other keys and whom it believes. */
  static Signer signer(VerificationPolicy policy, Function<NamedKey, Optional<Hint>> advice) {
    Signer helped = Signer.of(policy.by()).orElseTry(policy.others(), advice);
    Signer trusting = policy.trust().map(helped::trusting).orElse(helped);
    return policy.sct().map(trusting::knowing).orElse(trusting);
  }

  /** Returns the signer for whom the policy's hash counts for envelopes too. */
  static Signer hashed(VerificationPolicy policy, Function<NamedKey, Optional<Hint>> advice) {
    Signer signer = signer(policy, advice);
    return policy.hash().map(signer::hashedBy).orElse(signer);
  }

  /** Returns what came along with a legacy signature, with the policy's certificate if without. */
  static VerificationMaterial certified(VerificationMaterial beside, VerificationPolicy policy) {
    return beside.keySource() instanceof KeySource.PublicKeyHint
        ? policy
            .certificate()
            .map(
                given -> new VerificationMaterial(given, beside.tlogEntries(), beside.timestamps()))
            .orElse(beside)
        : beside;
  }

  /** Returns the judge as one who looks at claims if the policy does. */
  static BundleJudge claiming(BundleJudge judge, VerificationPolicy policy) {
    return policy.ignoresClaims() ? judge.ignoringSubjectsUnsafe() : judge;
  }
}
