package dev.signlab.engine.sign;

import dev.signlab.oci.name.Repository;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be signed, beside the image itself.
 *
 * @param annotations further claims
 * @param scope how much of an index
 * @param repository where signatures are kept, when not beside the image
 * @param identity the name in the payload, when not the repository's
 */
record SigningRequest(
    Map<String, String> annotations,
    Scope scope,
    Optional<Repository> repository,
    Optional<String> identity) {

  static final SigningRequest USUAL =
      new SigningRequest(Map.of(), Scope.NAMED, Optional.empty(), Optional.empty());

  SigningRequest {
    annotations = Map.copyOf(annotations);
  }

  SigningRequest withAnnotations(Map<String, String> more) {
    return new SigningRequest(more, scope, repository, identity);
  }

  SigningRequest withScope(Scope wider) {
    return new SigningRequest(annotations, wider, repository, identity);
  }

  SigningRequest withRepository(Repository other) {
    return new SigningRequest(annotations, scope, Optional.of(other), identity);
  }

  SigningRequest withIdentity(String name) {
    return new SigningRequest(annotations, scope, repository, Optional.of(name));
  }

  /** How much of an index is signed. */
  enum Scope {
    /** The manifest that was named. */
    NAMED,
    /** That, and all that it lists. */
    RECURSIVE
  }
}
