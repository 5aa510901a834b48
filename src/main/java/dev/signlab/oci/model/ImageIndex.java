package dev.signlab.oci.model;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An index of manifests, one for each platform or purpose (OCI image-spec image-index.md). */
public final class ImageIndex extends ReadManifest {

  private final List<Descriptor> manifests;

  private ImageIndex(byte[] bytes, MediaType mediaType, JsonFields fields) {
    super(bytes, mediaType, fields);
    this.manifests = fields.objects("manifests").stream().map(Descriptor::parse).toList();
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
  public String toString() {
    return "index " + digest();
  }
}
