package dev.signlab.oci.model;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind a reference: the manifest of one image or an index of several, together with
 * the bytes it was read from. Digests are always computed over those bytes, never over a second
 * writing of the same content.
 */
public sealed interface Manifest permits ReadManifest {

  /** The most bytes that a manifest may have: 4 MiB (distribution-spec, Pushing manifests). */
  int LARGEST = 4 << 20;

  /**
   * Reads a manifest or an index.
   *
   * @param bytes as they came
   * @param mediaType what the sender said they are, or nothing when only the bytes can tell
   * @param what names the bytes in problems
   */
  static Manifest parse(byte[] bytes, Optional<MediaType> mediaType, String what) {
    JsonFields fields = Json.parseObject(bytes, what);
    MediaType type =
        fields
            .optionalText("mediaType")
            .map(MediaType::new)
            .or(() -> mediaType)
            .orElseGet(() -> guessed(fields));
    if (type.isIndex()) {
      return ImageIndex.read(fields, type, bytes);
    }
    if (type.isManifest()) {
      return ImageManifest.read(fields, type, bytes);
    }
    throw Problem.of(what + " is neither an image manifest nor an index")
        .expected(MediaType.OCI_MANIFEST + " or " + MediaType.OCI_INDEX)
        .found(type.value())
        .asException();
  }

  private static MediaType guessed(JsonFields fields) {
    return fields.has("manifests") ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST;
  }

  /** Returns the bytes that were read or written; not a copy, so do not change them. */
  byte[] bytes();

  /** Returns the media type. */
  MediaType mediaType();

  /** Returns the annotations in their order. */
  Map<String, String> annotations();

  /** Returns the manifest to which this one is attached, where it is attached to one. */
  Optional<Descriptor> subject();

  /** Returns the type of artifact, where this is not an ordinary image. */
  Optional<MediaType> artifactType();

  /**
   * Returns the type by which referrers are listed: the type of artifact, else that of an image's
   * config (distribution-spec, Listing Referrers).
   */
  default Optional<MediaType> typeOrConfigType() {
    return this instanceof ImageManifest image
        ? artifactType().or(() -> Optional.of(image.config().mediaType()))
        : artifactType();
  }

  /** Returns the digest of the bytes. */
  default Digest digest() {
    return Digest.of(bytes());
  }

  /** Returns a descriptor that points here. */
  default Descriptor descriptor() {
    return new Descriptor(mediaType(), digest(), bytes().length);
  }
}
