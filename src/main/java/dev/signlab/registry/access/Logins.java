package dev.signlab.registry.access;

/** Knows users by their passwords. */
@FunctionalInterface
public interface Logins {

  /**
   * Tells whether a user has a password.
   *
   * @throws dev.signlab.diagnostic.LabException when what it knows cannot be read
   */
  boolean know(UserLogin login);
}
