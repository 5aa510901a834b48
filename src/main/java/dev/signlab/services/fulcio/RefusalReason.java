package dev.signlab.services.fulcio;

/** Why no certificate was issued. Fulcio itself tells its callers only the {@link #message}. */
public enum RefusalReason {
  /** The token cannot be taken apart. */
  MALFORMED_TOKEN("the token is malformed", Message.TOKEN),
  /** The token is of an issuer that is not configured. */
  UNKNOWN_ISSUER("nobody trusts that issuer here", Message.TOKEN),
  /** The issuer does not say by which keys its tokens verify. */
  ISSUER_SILENT("the issuer's keys could not be fetched", Message.TOKEN),
  /** The token is for somebody else. */
  WRONG_AUDIENCE("the token is for another audience", Message.TOKEN),
  /** The token is over. */
  EXPIRED("the token has expired", Message.TOKEN),
  /** The token does not hold yet. */
  NOT_YET_VALID("the token does not hold yet", Message.TOKEN),
  /** No key of the issuer made the token's signature. */
  WRONG_SIGNATURE("none of the issuer's keys signed the token", Message.TOKEN),
  /** The token does not say what a certificate must. */
  MISSING_CLAIM("a claim is missing in the token", Message.TOKEN),
  /** The token names somebody whom this issuer may not name. */
  WRONG_SUBJECT("that issuer may not name the subject of the token", Message.TOKEN),
  /** Nobody has seen that the address belongs to the person. */
  UNVERIFIED_EMAIL("the issuer has not verified the e-mail address", Message.TOKEN),
  /** The request cannot be read. */
  MALFORMED_REQUEST("the request is malformed", "the request could not be parsed"),
  /** The key cannot be read. */
  MALFORMED_KEY(
      "the public key is malformed", "The public key supplied in the request could not be parsed"),
  /** The key is of a kind or size that is not certified. */
  WEAK_KEY("the public key is too weak", "The public key supplied in the request is insecure"),
  /** The certificate signing request cannot be read. */
  MALFORMED_CSR(
      "the certificate signing request is malformed",
      "The certificate signing request could not be parsed"),
  /** The caller did not show that the private key is theirs. */
  WRONG_PROOF(
      "the proof of possession does not verify",
      "The signature supplied in the request could not be verified"),
  /** The log of certificates did not take the certificate. */
  LOG_REFUSED("the log did not take the certificate", "Error entering certificate in CTL");

  private final String words;
  private final String message;

  RefusalReason(String words, String message) {
    this.words = words;
    this.message = message;
  }

  /** Returns the reason in words for a person. */
  public String words() {
    return words;
  }

  /** Returns what the caller is told (Fulcio, pkg/server/error.go). */
  public String message() {
    return message;
  }

  /** Tells whether the caller made the mistake, and not one of the services. */
  public boolean isCallers() {
    return this != LOG_REFUSED;
  }

  private static final class Message {
    private static final String TOKEN = "There was an error processing the identity token";
  }
}
