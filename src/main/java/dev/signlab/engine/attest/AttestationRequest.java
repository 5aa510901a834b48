package dev.signlab.engine.attest;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.List;
import java.util.Optional;

/**
 * What a verification of attestations is asked to look at.
 *
 * @param typed the type as it was typed, for cosign's texts
 * @param type what kind of attestation is wanted
 * @param policies that it must keep
 * @param claims whether it must speak of the artifact, as it should
 * @param hash with which it was signed; nothing for that of the kind of key
 * @param logs who knows transparency logs; then it must be in one
 */
public record AttestationRequest(
    String typed,
    PredicateType type,
    List<RuleSet> policies,
    boolean claims,
    Optional<DigestAlgorithm> hash,
    Optional<LogJudge> logs) {

  static final AttestationRequest USUAL =
      new AttestationRequest(
          "custom", PredicateType.CUSTOM, List.of(), true, Optional.empty(), Optional.empty());

  /** Copies the list. */
  public AttestationRequest {
    policies = List.copyOf(policies);
  }

  AttestationRequest withType(String wanted) {
    return new AttestationRequest(
        wanted, PredicateType.named(wanted), policies, claims, hash, logs);
  }

  AttestationRequest withPolicies(List<RuleSet> wanted) {
    return new AttestationRequest(typed, type, wanted, claims, hash, logs);
  }

  AttestationRequest withoutClaims() {
    return new AttestationRequest(typed, type, policies, false, hash, logs);
  }

  AttestationRequest trusting(LogJudge judge) {
    return new AttestationRequest(typed, type, policies, claims, hash, Optional.of(judge));
  }

  AttestationRequest withHash(DigestAlgorithm other) {
    return new AttestationRequest(typed, type, policies, claims, Optional.of(other), logs);
  }
}
