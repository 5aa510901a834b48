package dev.signlab.oci.model;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The manifest of one image or artifact: a config and layers (OCI image-spec manifest.md). */
public final class ImageManifest extends ReadManifest {

  private final Descriptor config;
  private final List<Descriptor> layers;

  private ImageManifest(byte[] bytes, MediaType mediaType, JsonFields fields) {
    super(bytes, mediaType, fields);
    this.config = Descriptor.parse(fields.object("config"));
    this.layers = fields.objects("layers").stream().map(Descriptor::parse).toList();
  }

  static ImageManifest read(JsonFields fields, MediaType mediaType, byte[] bytes) {
    return new ImageManifest(bytes, mediaType, fields);
  }

  /** Starts a new OCI manifest with a config. */
  public static Builder of(Descriptor config) {
    return new Builder(config);
  }

  /** Returns the descriptor of the config. */
  public Descriptor config() {
    return config;
  }

  /** Returns the descriptors of the layers, base first. */
  public List<Descriptor> layers() {
    return layers;
  }

  @Override
  public String toString() {
    return "manifest " + digest();
  }

  /** Collects the parts of a manifest. Not safe for use by several threads. */
  public static final class Builder {

    private final Descriptor config;
    private final List<Descriptor> layers = new ArrayList<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private Optional<Descriptor> subject = Optional.empty();
    private Optional<MediaType> artifactType = Optional.empty();

    private Builder(Descriptor config) {
      this.config = config;
    }

    /** Adds a layer on top. */
    public Builder layer(Descriptor layer) {
      layers.add(layer);
      return this;
    }

    /** Adds layers on top, in their order. */
    public Builder layers(List<Descriptor> more) {
      layers.addAll(more);
      return this;
    }

    /** Adds annotations. */
    public Builder annotations(Map<String, String> more) {
      annotations.putAll(more);
      return this;
    }

    /** Attaches the manifest to another one. */
    public Builder subject(Descriptor descriptor) {
      subject = Optional.of(descriptor);
      return this;
    }

    /** Says that this is an artifact of a type. */
    public Builder artifactType(MediaType type) {
      artifactType = Optional.of(type);
      return this;
    }

    /** Writes the manifest; its members stand in the order in which Go's tools write them. */
    public ImageManifest build() {
      ObjectNode node = Json.object();
      node.put("schemaVersion", 2);
      node.put("mediaType", MediaType.OCI_MANIFEST.value());
      artifactType.ifPresent(type -> node.put("artifactType", type.value()));
      node.set("config", config.toJson());
      var array = node.putArray("layers");
      layers.forEach(layer -> array.add(layer.toJson()));
      subject.ifPresent(descriptor -> node.set("subject", descriptor.toJson()));
      if (!annotations.isEmpty()) {
        ObjectNode object = node.putObject("annotations");
        Collections.unmodifiableMap(annotations).forEach(object::put);
      }
      byte[] written = Json.write(node);
      return read(JsonFields.of(node, "new manifest"), MediaType.OCI_MANIFEST, written);
    }
  }
}
