package dev.signlab.engine.verify;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.engine.trust.Trust;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What must hold for a subject to count as verified:
 *
 * <pre>
 * {@code VerificationPolicy.by(key).annotations(Map.of("stage", "test")).trusting(trust).build()}
 * </pre>
 *
 * @param by who must have signed
 * @param trust whom to believe beside the signer; nothing for nobody, and then no log is asked for
 *     and no certificate believed
 * @param sct what a log of certificates said, where that came in a file of its own
 * @param certificate of the signer, where that came in a file of its own
 * @param claims whether what was signed must name the subject, as it should
 * @param annotations that a signature must have, with these values
 * @param type the predicate that an attestation must have, as it was typed
 * @param rules that an attestation must keep
 * @param hash with which it was signed; nothing for that of the kind of key
 * @param layout the only one to look at; nothing for bundles first, and legacy signatures where
 *     there are none
 * @param others keys that are tried when the expected one did not sign, so that the report can say
 *     whose signature it is; they never make a verification pass
 */
public record VerificationPolicy(
    By by,
    Optional<Trust> trust,
    Optional<SignedCertificateTimestamp> sct,
    Optional<KeySource> certificate,
    Claims claims,
    Map<String, String> annotations,
    String type,
    List<RuleSet> rules,
    Optional<DigestAlgorithm> hash,
    Optional<SignatureLayout> layout,
    Supplier<List<NamedKey>> others) {

  /** Copies the annotations and rules. */
  public VerificationPolicy {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    rules = List.copyOf(rules);
  }

  /** Whether what was signed is compared with the subject. */
  public enum Claims {
    /** It is. */
    CHECKED,
    /** It is not: the signature may speak of anything else. */
    IGNORED_UNSAFE
  }

  /** Starts a policy: signed by a key. */
  public static Builder by(VerificationKey key) {
    return by(NamedKey.of(key));
  }

  /** Starts a policy: signed by a key that the report calls by its name. */
  public static Builder by(NamedKey key) {
    return new Builder(new By.ByKey(key));
  }

  /** Starts a policy: signed by an identity that a certificate names. */
  public static Builder by(ExpectedIdentity identity) {
    return new Builder(new By.ByIdentity(identity));
  }

  /** Returns this policy with others who are believed beside the signer. */
  public VerificationPolicy trusting(Trust wanted) {
    return new VerificationPolicy(
        by,
        Optional.of(wanted),
        sct,
        certificate,
        claims,
        annotations,
        type,
        rules,
        hash,
        layout,
        others);
  }

  /** Tells whether a log must hold the signature. */
  public boolean asksLog() {
    return trust.filter(Trust::asksLog).isPresent();
  }

  /** Starts a policy: signed by a key or an identity. */
  public static Builder by(By by) {
    return new Builder(by);
  }

  boolean ignoresClaims() {
    return claims == Claims.IGNORED_UNSAFE;
  }

  /** Collects the parts of a {@link VerificationPolicy}. Not safe for use by several threads. */
  public static final class Builder {

    private final By by;
    private Optional<Trust> trust = Optional.empty();
    private Optional<SignedCertificateTimestamp> sct = Optional.empty();
    private Optional<KeySource> certificate = Optional.empty();
    private Claims claims = Claims.CHECKED;
    private Map<String, String> annotations = Map.of();
    private String type = "custom";
    private List<RuleSet> rules = List.of();
    private Optional<DigestAlgorithm> hash = Optional.empty();
    private Optional<SignatureLayout> layout = Optional.empty();
    private Supplier<List<NamedKey>> others = List::of;

    private Builder(By by) {
      this.by = by;
    }

    /** Believes others beside the signer, and asks of them what the trust asks for. */
    public Builder trusting(Trust wanted) {
      return trusting(Optional.of(wanted));
    }

    /** Believes others beside the signer, where there are any. */
    public Builder trusting(Optional<Trust> wanted) {
      trust = wanted;
      return this;
    }

    /** Knows what a log of certificates said of a certificate that does not hold it. */
    public Builder knowing(Optional<SignedCertificateTimestamp> given) {
      sct = given;
      return this;
    }

    /** Takes a certificate for that of legacy signatures that come without. */
    public Builder certifiedBy(Optional<KeySource> given) {
      certificate = given;
      return this;
    }

    /** Does not compare what was signed with the subject; only for those who ask by name. */
    public Builder ignoringClaimsUnsafe() {
      claims = Claims.IGNORED_UNSAFE;
      return this;
    }

    /** Asks for annotations of these values. */
    public Builder annotations(Map<String, String> wanted) {
      annotations = wanted;
      return this;
    }

    /** Asks attestations for a type of predicate: one of cosign's short names, or a URI. */
    public Builder type(String aliasOrUri) {
      type = aliasOrUri;
      return this;
    }

    /** Asks that attestations keep every rule of these. */
    public Builder rules(List<RuleSet> wanted) {
      rules = wanted;
      return this;
    }

    /** Counts only signatures that were made with this hash, whatever the kind of key goes with. */
    public Builder hashedBy(Optional<DigestAlgorithm> wanted) {
      hash = wanted;
      return this;
    }

    /** Looks at signatures of one layout alone. */
    public Builder layout(SignatureLayout only) {
      layout = Optional.of(only);
      return this;
    }

    /** Tries other keys when the expected one did not sign, so that the report can name one. */
    public Builder orElseTry(Supplier<List<NamedKey>> keys) {
      others = keys;
      return this;
    }

    /** Returns the policy. */
    public VerificationPolicy build() {
      return new VerificationPolicy(
          by, trust, sct, certificate, claims, annotations, type, rules, hash, layout, others);
    }
  }
}
