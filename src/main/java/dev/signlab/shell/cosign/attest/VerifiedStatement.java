package dev.signlab.shell.cosign.attest;

import dev.signlab.engine.attest.AttestationVerification;
import dev.signlab.shell.cosign.flag.VerifyFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.OtherKeys;

/** What both verifications of attestations are asked for. */
final class VerifiedStatement {

  private VerifiedStatement() {}

  static AttestationVerification prepared(
      CosignInvocation cosign, VerifyFlags asked, AttestationVerification started) {
    AttestationVerification verification =
        started
            .with(asked.key())
            .type(StatementFlags.type(cosign))
            .orElseTry(() -> OtherKeys.in(cosign.invocation().session().directory()));
    verification = asked.hash().map(verification::hashedBy).orElse(verification);
    verification = asked.trust().logs(cosign).map(verification::trusting).orElse(verification);
    return asked.claims() ? verification : verification.ignoringClaimsUnsafe();
  }
}
