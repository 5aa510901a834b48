package dev.signlab.services.fulcio;

/**
 * An issuer whose tokens are believed (Fulcio, docs/oidc.md).
 *
 * @param url the claim {@code iss} of its tokens, letter by letter
 * @param audience for whom its tokens must be, such as {@code sigstore}
 * @param kind what its tokens speak of
 * @param domain to which those belong, of kinds that are named within one; empty for others
 */
public record TrustedIssuer(String url, String audience, Kind kind, String domain) {

  /** Refuses a kind that is named within a domain, without one. */
  public TrustedIssuer {
    if (kind.isOfDomain() == domain.isEmpty()) {
      throw new IllegalArgumentException(kind + " of the domain '" + domain + "'");
    }
  }

  /** Names an issuer whose names belong to no domain. */
  public static TrustedIssuer of(String url, String audience, Kind kind) {
    return new TrustedIssuer(url, audience, kind, "");
  }

  /** Returns the domain of SPIFFE IDs, or an empty text. */
  String trustDomain() {
    return kind == Kind.SPIFFE ? domain : "";
  }

  /** Returns the domain of user names, or an empty text. */
  String subjectDomain() {
    return kind == Kind.USERNAME ? domain : "";
  }

  /** What the tokens of an issuer speak of. */
  public enum Kind {
    /** People, by e-mail. */
    EMAIL("email", "email"),
    /** Jobs of GitHub Actions. */
    GITHUB_WORKFLOW("github-workflow", "sub"),
    /** Service accounts of Kubernetes. */
    KUBERNETES("kubernetes", "sub"),
    /** Programs by SPIFFE ID, of one trust domain. */
    SPIFFE("spiffe", "sub"),
    /** User names, told apart by the domain of the issuer. */
    USERNAME("username", "sub");

    private final String word;
    private final String challengeClaim;

    Kind(String word, String challengeClaim) {
      this.word = word;
      this.challengeClaim = challengeClaim;
    }

    /** Tells whether its subjects belong to a domain, which the issuer is then trusted for. */
    public boolean isOfDomain() {
      return this == SPIFFE || this == USERNAME;
    }

    /** Returns the kind as Fulcio's configuration has it. */
    public String word() {
      return word;
    }

    /** Returns the claim that callers sign to prove that a key is theirs. */
    public String challengeClaim() {
      return challengeClaim;
    }
  }
}
