package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.engine.attest.AttestationVerification;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.OtherKeys;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.SignatureHash;
import dev.signlab.storage.BoundedFile;
import java.util.List;
import java.util.Optional;

/**
 * What both verifications of attestations are asked for, from the words of their lines.
 *
 * @param key by which they are verified
 * @param type that they must have
 * @param policies that they must keep
 * @param claims whether they must speak of the artifact
 * @param hash with which it was signed, where the line says so
 * @param logs who knows the trusted logs, where any were named
 */
record VerifyWords(
    CosignInvocation cosign,
    NamedKey key,
    String type,
    List<RuleSet> policies,
    boolean claims,
    Optional<DigestAlgorithm> hash,
    Optional<LogJudge> logs) {

  static VerifyWords of(CosignInvocation cosign, KeyReference key, List<String> policies) {
    VerificationKey read =
        Prefixed.by(
            "loading verifier from key opts: loading public key: ",
            () -> KeyProviders.standard().publicKey(key, cosign.keyContext()));
    Invocation invocation = cosign.invocation();
    return new VerifyWords(
        cosign,
        new NamedKey(key.text(), read),
        cosign.flag(AttestFlags.TYPE).orElse("custom"),
        policies.stream()
            .map(file -> RuleSet.parse(file, BoundedFile.read(invocation.path(file))))
            .toList(),
        cosign.isOn(AttestFlags.CLAIMS),
        SignatureHash.of(cosign, read.type()),
        AttestFlags.logs(cosign));
  }

  AttestationVerification applyTo(AttestationVerification started) {
    AttestationVerification asked =
        started
            .with(key)
            .type(type)
            .policies(policies)
            .orElseTry(() -> OtherKeys.in(cosign.invocation().session().directory()));
    AttestationVerification hashed = hash.map(asked::hashedBy).orElse(asked);
    AttestationVerification logged = logs.map(hashed::trusting).orElse(hashed);
    return claims ? logged : logged.ignoringClaimsUnsafe();
  }
}
