package dev.signlab.sigstore.client.oidc;

import java.util.Optional;

/** Where a process may find an identity token without asking anybody. */
interface AmbientProvider {

  /** The name that cosign gives it. */
  String name();

  /** Tells whether it can be asked here. */
  boolean isThere();

  /** Tells whether it is asked where a line names it: also one that says best what it lacks. */
  default boolean isAskedByName() {
    return isThere();
  }

  /** Says why it is not asked although something speaks of it; nothing where nothing does. */
  default Optional<String> passedOver() {
    return Optional.empty();
  }

  /**
   * Returns a token, which is not read yet.
   *
   * @param audience for whom it is to be, where the provider can choose
   * @throws dev.signlab.diagnostic.LabException when it has none after all
   */
  String token(String audience);
}
