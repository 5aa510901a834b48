package dev.signlab.services.oidc;

/** What can be wrong with a token, made on demand so that somebody finds it. */
public enum TokenFault {
  /** It was made for somebody else: another audience. */
  WRONG_AUDIENCE,
  /** It names an issuer that nobody trusts. */
  WRONG_ISSUER,
  /** It was over before it was handed out. */
  EXPIRED,
  /** It begins to hold in an hour. */
  NOT_YET_VALID,
  /** It answers another request than the one that was made. */
  WRONG_NONCE,
  /** A key signed it that the issuer does not publish. */
  UNKNOWN_KEY,
  /** Its claims were changed after it was signed. */
  CHANGED
}
