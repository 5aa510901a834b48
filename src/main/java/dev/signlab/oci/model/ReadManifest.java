package dev.signlab.oci.model;

import dev.signlab.json.JsonFields;
import java.util.Map;
import java.util.Optional;

/** What manifests and indexes have in common, read from their bytes. */
abstract sealed class ReadManifest implements Manifest permits ImageManifest, ImageIndex {

  private final byte[] bytes;
  private final MediaType mediaType;
  private final Map<String, String> annotations;
  private final Optional<Descriptor> subject;
  private final Optional<MediaType> artifactType;

  ReadManifest(byte[] bytes, MediaType mediaType, JsonFields fields) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.annotations = fields.texts("annotations");
    this.subject = fields.optionalObject("subject").map(Descriptor::parse);
    this.artifactType = fields.optionalText("artifactType").map(MediaType::new);
  }

  @Override
  public final byte[] bytes() {
    return bytes;
  }

  @Override
  public final MediaType mediaType() {
    return mediaType;
  }

  @Override
  public final Map<String, String> annotations() {
    return annotations;
  }

  @Override
  public final Optional<Descriptor> subject() {
    return subject;
  }

  @Override
  public final Optional<MediaType> artifactType() {
    return artifactType;
  }
}
