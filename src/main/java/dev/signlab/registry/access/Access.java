package dev.signlab.registry.access;

/** Who may use a registry. Immutable. */
public sealed interface Access {

  /** Everybody on this machine may do everything. */
  record Open() implements Access {}

  /**
   * Whoever logs in may do everything (RFC 7617).
   *
   * @param logins who is known
   */
  record Passwords(Logins logins) implements Access {}

  /**
   * Whoever logs in fetches a token, and may do what it says.
   *
   * @param logins who is known
   * @param grants what each of them may do
   */
  record Tokens(Logins logins, Grants grants) implements Access {}
}
