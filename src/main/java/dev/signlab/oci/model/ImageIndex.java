package dev.signlab.oci.model;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An index of manifests, one for each platform or purpose (OCI image-spec image-index.md). */
public final class ImageIndex implements Manifest {

  private final byte[] bytes;
  private final MediaType mediaType;
  private final List<Descriptor> manifests;
  private final Map<String, String> annotations;
  private final Optional<Descriptor> subject;
  private final Optional<MediaType> artifactType;

  private ImageIndex(byte[] bytes, MediaType mediaType, JsonFields fields) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.manifests = fields.objects("manifests").stream().map(Descriptor::parse).toList();
    this.annotations = fields.texts("annotations");
    this.subject = fields.optionalObject("subject").map(Descriptor::parse);
    this.artifactType = fields.optionalText("artifactType").map(MediaType::new);
  }

  static ImageIndex read(JsonFields fields, MediaType mediaType, byte[] bytes) {
    return new ImageIndex(bytes, mediaType, fields);
  }

  /** Writes a new OCI index of manifests, in their order. */
  public static ImageIndex of(List<Descriptor> manifests) {
    ObjectNode node = Json.object();
    node.put("schemaVersion", 2);
    node.put("mediaType", MediaType.OCI_INDEX.value());
    var array = node.putArray("manifests");
    manifests.forEach(manifest -> array.add(manifest.toJson()));
    return read(JsonFields.of(node, "new index"), MediaType.OCI_INDEX, Json.write(node));
  }

  /** Returns the descriptors of the manifests, in their order. */
  public List<Descriptor> manifests() {
    return manifests;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public MediaType mediaType() {
    return mediaType;
  }

  @Override
  public Map<String, String> annotations() {
    return annotations;
  }

  @Override
  public Optional<Descriptor> subject() {
    return subject;
  }

  @Override
  public Optional<MediaType> artifactType() {
    return artifactType;
  }

  @Override
  public String toString() {
    return "index " + digest();
  }
}
