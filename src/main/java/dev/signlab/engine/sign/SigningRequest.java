package dev.signlab.engine.sign;

import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.oci.name.Repository;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be signed, beside the image itself.
 *
 * @param annotations further claims
 * @param scope how much of an index
 * @param repository where signatures are kept, when not beside the image
 * @param identity the name in a legacy payload, when not the repository's
 * @param layout in which the signature hangs on the image
 * @param upload whether it is hung up at all
 */
record SigningRequest(
    Map<String, String> annotations,
    Scope scope,
    Optional<Repository> repository,
    Optional<String> identity,
    SignatureLayout layout,
    boolean upload) {

  static final SigningRequest USUAL =
      new SigningRequest(
          Map.of(), Scope.NAMED, Optional.empty(), Optional.empty(), BundleLayout.REFERRER, true);

  SigningRequest {
    annotations = Map.copyOf(annotations);
  }

  SigningRequest withAnnotations(Map<String, String> more) {
    return new SigningRequest(more, scope, repository, identity, layout, upload);
  }

  SigningRequest withScope(Scope wider) {
    return new SigningRequest(annotations, wider, repository, identity, layout, upload);
  }

  SigningRequest withRepository(Repository other) {
    return new SigningRequest(annotations, scope, Optional.of(other), identity, layout, upload);
  }

  SigningRequest withIdentity(String name) {
    return new SigningRequest(annotations, scope, repository, Optional.of(name), layout, upload);
  }

  SigningRequest withLayout(SignatureLayout other) {
    return new SigningRequest(annotations, scope, repository, identity, other, upload);
  }

  SigningRequest withoutUpload() {
    return new SigningRequest(annotations, scope, repository, identity, layout, false);
  }

  /** How much of an index is signed. */
  enum Scope {
    /** The manifest that was named. */
    NAMED,
    /** That, and all that it lists. */
    RECURSIVE
  }
}
