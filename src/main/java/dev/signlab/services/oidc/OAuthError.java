package dev.signlab.services.oidc;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A refusal in the words of OAuth 2.0 (RFC 6749, sections 4.1.2.1 and 5.2; RFC 8628, 3.5). */
final class OAuthError extends LabException {

  static final String INVALID_REQUEST = "invalid_request";
  static final String INVALID_CLIENT = "invalid_client";
  static final String INVALID_GRANT = "invalid_grant";
  static final String INVALID_SCOPE = "invalid_scope";
  static final String ACCESS_DENIED = "access_denied";
  static final String PENDING = "authorization_pending";
  static final String SLOW_DOWN = "slow_down";
  static final String EXPIRED = "expired_token";

  private final String code;
  private final String description;

  private OAuthError(String code, String description) {
    super(Problem.of(description).found(code).build());
    this.code = code;
    this.description = description;
  }

  static OAuthError of(String code, String description) {
    return new OAuthError(code, description);
  }

  /** Returns the code, one of those that the specifications list. */
  String code() {
    return code;
  }

  /** Returns what went wrong, for the developer of the client. */
  String description() {
    return description;
  }

  /** Returns the status with which an endpoint tells it. */
  int status() {
    return code.equals(INVALID_CLIENT) ? 401 : 400;
  }
}
