package dev.signlab.sigstore.client.oidc;

import java.net.URI;

/** Speaks with the person who is to sign in. */
public interface SignIn {

  /** Tells whether a person sits there who has a browser at hand. */
  boolean isInteractive();

  /** Says a line. */
  void say(String line);

  /**
   * Opens a page in the person's browser.
   *
   * @return whether a browser was found; nobody knows what it did
   */
  boolean open(URI page);
}
