package dev.signlab.oci.model;

import dev.signlab.diagnostic.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What kind of bytes a descriptor points at (RFC 6838; OCI image-spec media-types.md).
 *
 * @param value such as {@code application/vnd.oci.image.manifest.v1+json}, without parameters
 */
public record MediaType(String value) {

  /** An OCI image manifest (image-spec manifest.md). */
  public static final MediaType OCI_MANIFEST =
      new MediaType("application/vnd.oci.image.manifest.v1+json");

  /** An OCI image index (image-spec image-index.md). */
  public static final MediaType OCI_INDEX =
      new MediaType("application/vnd.oci.image.index.v1+json");

  /** An OCI image configuration (image-spec config.md). */
  public static final MediaType OCI_CONFIG =
      new MediaType("application/vnd.oci.image.config.v1+json");

  /** A layer as a gzipped tar archive (image-spec layer.md). */
  public static final MediaType OCI_LAYER_GZIP =
      new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");

  /** The empty JSON object where a config is not needed (image-spec manifest.md, Guidance). */
  public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");

  /** Docker's manifest, schema 2. */
  public static final MediaType DOCKER_MANIFEST =
      new MediaType("application/vnd.docker.distribution.manifest.v2+json");

  /** Docker's manifest list. */
  public static final MediaType DOCKER_MANIFEST_LIST =
      new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");

  private static final int LONGEST = 255;

  /** Refuses a value without type and subtype. */
  public MediaType {
    int slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1 || value.length() > LONGEST) {
      throw Problem.of("not a media type: " + value)
          .expected("type/subtype")
          .found(value)
          .asException();
    }
  }

  /** Takes the value of a Content-Type header, whose parameters do not matter here. */
  public static MediaType ofHeader(String value) {
    int semicolon = value.indexOf(';');
    return new MediaType((semicolon < 0 ? value : value.substring(0, semicolon)).strip());
  }

  /** Tells whether this is an index of manifests, OCI's or Docker's. */
  public boolean isIndex() {
    return equals(OCI_INDEX) || equals(DOCKER_MANIFEST_LIST);
  }

  /** Tells whether this is the manifest of one image, OCI's or Docker's. */
  public boolean isManifest() {
    return equals(OCI_MANIFEST) || equals(DOCKER_MANIFEST);
  }

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MediaType type && type.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
