package dev.signlab.engine.attest;

import dev.signlab.engine.policy.Policy;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.List;

/**
 * What a verification of attestations is asked to look at.
 *
 * @param typed the type as it was typed, for cosign's texts
 * @param type what kind of attestation is wanted
 * @param policies that it must keep
 * @param claims whether it must speak of the artifact, as it should
 */
record AttestationRequest(String typed, PredicateType type, List<Policy> policies, boolean claims) {

  static final AttestationRequest USUAL =
      new AttestationRequest("custom", PredicateType.CUSTOM, List.of(), true);

  AttestationRequest {
    policies = List.copyOf(policies);
  }

  AttestationRequest withType(String wanted) {
    return new AttestationRequest(wanted, PredicateType.parse(wanted), policies, claims);
  }

  AttestationRequest withPolicies(List<Policy> wanted) {
    return new AttestationRequest(typed, type, wanted, claims);
  }

  AttestationRequest withoutClaims() {
    return new AttestationRequest(typed, type, policies, false);
  }
}
