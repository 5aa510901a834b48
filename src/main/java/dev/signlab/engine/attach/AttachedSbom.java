package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.util.List;
import java.util.Optional;

/**
 * A bill of materials beside its image, unsigned: under the tag {@code sha256-….sbom}, where a
 * later one takes its place, or as a referrer. cosign has deprecated both; an attestation is the
 * signed form.
 *
 * @param mediaType what kind of document it is
 * @param content the document
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AttachedSbom(MediaType mediaType, byte[] content) {

  /** The type of a referrer that carries a bill of materials; its config has it. */
  public static final MediaType REFERRER =
      new MediaType("application/vnd.dev.cosign.artifact.sbom.v1+json");

  /** Hangs the document on a manifest, in place of the one under the tag. */
  public void push(RegistryClient client, Repository repository, Digest subject) {
    Descriptor layer = client.pushBlob(repository, mediaType, content);
    new LayerList(client, AttachmentTag.SBOM.of(repository, subject)).overwrite(List.of(layer));
  }

  /** Returns the manifest that carries the document and says whose it is. */
  public ImageManifest referrerOf(Descriptor subject) {
    return ImageManifest.of(Descriptor.of(REFERRER, config()))
        .layer(layer())
        .subject(new Descriptor(subject.mediaType(), subject.digest(), subject.size()))
        .build();
  }

  /** Lets the document refer to a manifest, beside others that do. */
  public void pushReferrer(RegistryClient client, Repository repository, Descriptor subject) {
    client.pushBlob(repository, mediaType, content);
    client.pushBlob(repository, REFERRER, config());
    FallbackIndex.push(client, repository.digest(subject.digest()), referrerOf(subject));
  }

  private Descriptor layer() {
    return Descriptor.of(mediaType, content);
  }

  private byte[] config() {
    return SimpleSigningLayout.config(List.of(layer()));
  }

  /** Finds what refers to a manifest; of several the last in the list, as cosign does. */
  static Optional<Descriptor> amongReferrers(Shelf shelf, Digest subject) {
    return shelf.referrers(subject).stream()
        .filter(listed -> listed.artifactType().filter(REFERRER::equals).isPresent())
        .reduce((first, second) -> second)
        .flatMap(shelf::manifest)
        .flatMap(AttachedSbom::document);
  }

  private static Optional<Descriptor> document(Manifest referrer) {
    return referrer instanceof ImageManifest image
        ? image.layers().stream().findFirst()
        : Optional.empty();
  }
}
