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
 * @param payload signed in place of one that is made, in the legacy layout
 * @param upload whether it is hung up at all
 */
record SigningRequest(
    Map<String, String> annotations,
    Scope scope,
    Optional<Repository> repository,
    Optional<String> identity,
    SignatureLayout layout,
    Optional<byte[]> payload,
    boolean upload) {

  static final SigningRequest USUAL =
      new SigningRequest(
          Map.of(),
          Scope.NAMED,
          Optional.empty(),
          Optional.empty(),
          BundleLayout.REFERRER,
          Optional.empty(),
          true);

  SigningRequest {
    annotations = Map.copyOf(annotations);
  }

  SigningRequest withAnnotations(Map<String, String> more) {
    return new SigningRequest(more, scope, repository, identity, layout, payload, upload);
  }

  SigningRequest withScope(Scope wider) {
    return new SigningRequest(annotations, wider, repository, identity, layout, payload, upload);
  }

  SigningRequest withRepository(Repository other) {
    return new SigningRequest(
        annotations, scope, Optional.of(other), identity, layout, payload, upload);
  }

  SigningRequest withIdentity(String name) {
    return new SigningRequest(
        annotations, scope, repository, Optional.of(name), layout, payload, upload);
  }

  SigningRequest withLayout(SignatureLayout other) {
    return new SigningRequest(annotations, scope, repository, identity, other, payload, upload);
  }

  SigningRequest withPayload(byte[] bytes) {
    return new SigningRequest(
        annotations, scope, repository, identity, layout, Optional.of(bytes.clone()), upload);
  }

  SigningRequest withoutUpload() {
    return new SigningRequest(annotations, scope, repository, identity, layout, payload, false);
  }

  /** How much of an index is signed. */
  enum Scope {
    /** The manifest that was named. */
    NAMED,
    /** That, and all that it lists. */
    RECURSIVE
  }
}
