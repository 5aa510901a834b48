package dev.signlab.engine.notary;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.KeyPurpose;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.oci.model.Descriptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges signatures of the Notary Project by a policy (trust-store-trust-policy.md, Signature
 * Verification).
 *
 * @param policy says what is enforced
 * @param trusted the certificates in the stores that the policy names
 * @param now the time at which all must hold
 */
public record NotaryJudge(PolicyStatement policy, List<Certificate> trusted, Instant now) {

  /** Copies the list. */
  public NotaryJudge {
    trusted = List.copyOf(trusted);
  }

  /**
   * What became of one signature.
   *
   * @param refusal why it does not count, or nothing
   * @param logged what did not hold, and is not enforced
   */
  public record Verdict(Optional<Failure> refusal, List<Logged> logged) {

    /** Copies the list. */
    public Verdict {
      logged = List.copyOf(logged);
    }
  }

  /**
   * What did not hold.
   *
   * @param validation what was validated
   * @param failure why it failed
   */
  public record Logged(Validation validation, Failure failure) {}

  /** Judges a signature of a manifest. */
  public Verdict judge(NotaryEnvelope envelope, Descriptor target) {
    List<Logged> logged = new ArrayList<>();
    for (Validation each : Validation.values()) {
      Optional<Failure> failure =
          policy.of(each) == Validation.Action.SKIP
              ? Optional.empty()
              : failure(each, envelope, target);
      if (failure.isPresent() && policy.of(each) == Validation.Action.ENFORCE) {
        return new Verdict(failure, logged);
      }
      failure.ifPresent(told -> logged.add(new Logged(each, told)));
    }
    return new Verdict(Optional.empty(), logged);
  }

  private Optional<Failure> failure(
      Validation validation, NotaryEnvelope envelope, Descriptor target) {
    return switch (validation) {
      case INTEGRITY ->
          envelope.chain().fault().or(envelope::fault).or(() -> other(envelope, target));
      case AUTHENTICITY -> authenticity(envelope);
      case AUTHENTIC_TIMESTAMP ->
          NotaryEnvelope.outdated(envelope.chain(), envelope.header().signed())
              .or(() -> NotaryEnvelope.outdated(envelope.chain(), now));
      case EXPIRY -> expiry(envelope.header());
      case REVOCATION -> revocation(envelope.chain());
    };
  }

  private static Optional<Failure> other(NotaryEnvelope envelope, Descriptor target) {
    Descriptor named = envelope.target();
    boolean isSame =
        named.digest().equals(target.digest())
            && named.size() == target.size()
            && named.mediaType().equals(target.mediaType());
    return isSame
        ? Optional.empty()
        : Optional.of(Failure.of(Cause.WRONG_IMAGE, words(target), words(named)));
  }

  private static String words(Descriptor manifest) {
    return manifest.digest() + ", " + manifest.size() + " bytes, " + manifest.mediaType().value();
  }

  /** When the certificates hold is a question of its own, which a policy may not enforce. */
  private Optional<Failure> authenticity(NotaryEnvelope envelope) {
    SigningChain chain = envelope.chain();
    List<Certificate> rest = chain.certificates().subList(1, chain.certificates().size());
    ChainResult path =
        new TrustAnchors(trusted, rest)
            .trace(chain.leaf(), whenAllHeld(chain), KeyPurpose.ARTIFACTS);
    if (path instanceof ChainResult.Refused(Failure failure)) {
      return Optional.of(
          failure.cause().equals(Optional.of(Cause.UNKNOWN_AUTHORITY)) ? unknown(chain) : failure);
    }
    return policy.names(chain.leaf())
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Cause.WRONG_IDENTITY,
                String.join("; ", policy.identities().stream().map(SubjectPattern::text).toList()),
                chain.leaf().subject()));
  }

  private Instant whenAllHeld(SigningChain chain) {
    return NotaryEnvelope.outdated(chain, now).isEmpty()
        ? now
        : chain.certificates().stream()
            .map(Certificate::notBefore)
            .max(Comparator.naturalOrder())
            .orElse(now);
  }

  private Failure unknown(SigningChain chain) {
    return Failure.of(
        Cause.UNKNOWN_AUTHORITY,
        "a certificate that is in the store ca:" + String.join(", ca:", policy.stores()),
        "one of " + chain.leaf().subject() + ", issued by " + chain.leaf().issuer());
  }

  private Optional<Failure> expiry(NotaryHeader header) {
    return header
        .expiry()
        .filter(end -> !now.isBefore(end))
        .map(
            end ->
                Failure.of(
                    Cause.POLICY, "a use before " + end + ", as the signer has it", now + ""));
  }

  private static Optional<Failure> revocation(SigningChain chain) {
    return chain.certificates().stream()
        .filter(SigningChain::namesRevocation)
        .findFirst()
        .map(
            each ->
                Failure.of(
                    Cause.NOT_JUDGED,
                    "certificates that name no place to ask whether they were revoked",
                    "one of " + each.subject() + " that does; nobody is asked here"));
  }
}
