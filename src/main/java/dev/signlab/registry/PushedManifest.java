package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manifest as a client sent it, with its own bytes, checked before it is kept. */
final class PushedManifest {

  private static final int SCHEMA_VERSION = 2;
  private static final String WHAT = "the manifest";

  private final Manifest manifest;
  private final Digest digest;
  private final JsonFields fields;

  private PushedManifest(Manifest manifest, Digest digest, JsonFields fields) {
    this.manifest = manifest;
    this.digest = digest;
    this.fields = fields;
  }

  static PushedManifest parse(byte[] bytes, Digest digest, Optional<String> contentType) {
    try {
      Optional<MediaType> declared = contentType.map(MediaType::ofHeader);
      JsonFields fields = Json.parseObject(bytes, WHAT);
      Manifest manifest = Manifest.parse(bytes, declared, WHAT);
      requireSchemaVersion(fields);
      requireSameType(declared, manifest.mediaType());
      requireOneKind(manifest, fields);
      return new PushedManifest(manifest, digest, fields);
    } catch (RegistryError e) {
      throw e;
    } catch (LabException e) {
      throw invalid(e.problem().summary() + ", found " + e.problem().foundOrSummary());
    }
  }

  /** Returns the subject of a manifest that is kept. */
  static Optional<Digest> subjectOf(byte[] bytes) {
    return Manifest.parse(bytes, Optional.empty(), WHAT).subject().map(Descriptor::digest);
  }

  byte[] bytes() {
    return manifest.bytes();
  }

  Digest digest() {
    return digest;
  }

  String mediaType() {
    return manifest.mediaType().value();
  }

  Optional<Digest> subject() {
    return manifest.subject().map(Descriptor::digest);
  }

  /**
   * Refuses a manifest whose config, layers or manifests the repository does not have. What an
   * index lists need be no manifest: the cache of a builder is an index of blobs.
   */
  void requireContent(References references, String repository) throws IOException {
    List<Digest> missing = new ArrayList<>();
    for (Descriptor part : parts()) {
      boolean isThere =
          isManifest(part)
              ? references.manifest(repository, part.digest()).isPresent()
              : references.hasBlob(repository, part.digest());
      if (!isThere) {
        missing.add(part.digest());
      }
    }
    if (!missing.isEmpty()) {
      throw RegistryError.of(ErrorCode.MANIFEST_BLOB_UNKNOWN, "blob unknown to registry")
          .about(missing.getFirst());
    }
  }

  private boolean isManifest(Descriptor part) {
    MediaType type = part.mediaType();
    return manifest instanceof ImageIndex && (type.isManifest() || type.isIndex());
  }

  /** Returns the descriptor by which a referrers list names this manifest. */
  byte[] asReferrer() {
    Descriptor descriptor =
        new Descriptor(manifest.mediaType(), digest, bytes().length)
            .withAnnotations(manifest.annotations());
    return Json.write(
        manifest.typeOrConfigType().map(descriptor::withArtifactType).orElse(descriptor).toJson());
  }

  private List<Descriptor> parts() {
    return switch (manifest) {
      case ImageIndex index -> index.manifests();
      case ImageManifest image -> {
        List<Descriptor> parts = new ArrayList<>(List.of(image.config()));
        parts.addAll(localLayers(image));
        yield parts;
      }
    };
  }

  /** Layers with addresses of their own are kept elsewhere (image-spec descriptor.md, urls). */
  private List<Descriptor> localLayers(ImageManifest image) {
    List<JsonFields> written = fields.objects("layers");
    List<Descriptor> local = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i).array("urls").isEmpty()) {
        local.add(image.layers().get(i));
      }
    }
    return local;
  }

  private static void requireSchemaVersion(JsonFields fields) {
    if (fields.number("schemaVersion") != SCHEMA_VERSION) {
      throw invalid("schemaVersion is not 2");
    }
  }

  private static void requireSameType(Optional<MediaType> declared, MediaType written) {
    if (declared.isPresent() && !declared.get().equals(written)) {
      throw invalid("Content-Type says " + declared.get() + ", mediaType says " + written);
    }
  }

  /** What two readers could take for two things is refused, as by docker-registry. */
  private static void requireOneKind(Manifest manifest, JsonFields fields) {
    List<String> foreign =
        manifest instanceof ImageIndex ? List.of("config", "layers") : List.of("manifests");
    for (String key : foreign) {
      if (fields.has(key)) {
        throw invalid(
            (manifest instanceof ImageIndex ? "an index" : "an image") + " that has " + key);
      }
    }
  }

  private static RegistryError invalid(String detail) {
    return RegistryError.of(ErrorCode.MANIFEST_INVALID, "manifest invalid").about(detail);
  }
}
