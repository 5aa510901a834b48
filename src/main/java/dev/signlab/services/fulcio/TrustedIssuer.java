package dev.signlab.services.fulcio;

/**
 * An issuer whose tokens are believed (Fulcio, docs/oidc.md).
 *
 * @param url the claim {@code iss} of its tokens, letter by letter
 * @param audience for whom its tokens must be, such as {@code sigstore}
 * @param kind what its tokens speak of
 */
public record TrustedIssuer(String url, String audience, Kind kind) {

  /** What the tokens of an issuer speak of. */
  public enum Kind {
    /** People, by e-mail. */
    EMAIL("email", "email"),
    /** Jobs of GitHub Actions. */
    GITHUB_WORKFLOW("github-workflow", "sub"),
    /** Service accounts of Kubernetes. */
    KUBERNETES("kubernetes", "sub");

    private final String word;
    private final String challengeClaim;

    Kind(String word, String challengeClaim) {
      this.word = word;
      this.challengeClaim = challengeClaim;
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
