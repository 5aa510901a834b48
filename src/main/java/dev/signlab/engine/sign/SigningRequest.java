package dev.signlab.engine.sign;

import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.oci.name.Repository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be signed, beside the image itself.
 *
 * @param annotations further claims
 * @param scope how much of an index
 * @param repository where signatures are kept, when not beside the image
 * @param identities names in legacy payloads, a signature for each; an empty one, or none at all,
 *     is the repository's
 * @param layout in which the signature hangs on the image
 * @param payload signed in place of one that is made, in the legacy layout
 * @param upload whether it is hung up at all
 */
record SigningRequest(
    Map<String, String> annotations,
    Scope scope,
    Optional<Repository> repository,
    List<String> identities,
    SignatureLayout layout,
    Optional<byte[]> payload,
    boolean upload) {

  static final SigningRequest USUAL =
      new SigningRequest(
          Map.of(),
          Scope.NAMED,
          Optional.empty(),
          List.of(),
          BundleLayout.REFERRER,
          Optional.empty(),
          true);

  SigningRequest {
    annotations = Map.copyOf(annotations);
    identities = List.copyOf(identities);
  }

  SigningRequest withAnnotations(Map<String, String> more) {
    return new SigningRequest(more, scope, repository, identities, layout, payload, upload);
  }

  SigningRequest withScope(Scope wider) {
    return new SigningRequest(annotations, wider, repository, identities, layout, payload, upload);
  }

  SigningRequest withRepository(Repository other) {
    return new SigningRequest(
        annotations, scope, Optional.of(other), identities, layout, payload, upload);
  }

  SigningRequest withIdentities(List<String> names) {
    return new SigningRequest(annotations, scope, repository, names, layout, payload, upload);
  }

  SigningRequest withLayout(SignatureLayout other) {
    return new SigningRequest(annotations, scope, repository, identities, other, payload, upload);
  }

  SigningRequest withPayload(byte[] bytes) {
    return new SigningRequest(
        annotations, scope, repository, identities, layout, Optional.of(bytes.clone()), upload);
  }

  SigningRequest withoutUpload() {
    return new SigningRequest(annotations, scope, repository, identities, layout, payload, false);
  }

  /** How much of an index is signed. */
  enum Scope {
    /** The manifest that was named. */
    NAMED,
    /** That, and all that it lists. */
    RECURSIVE
  }
}
