package dev.signlab.registry.conformance;

import dev.signlab.registry.conformance.Content.Referrer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects the blobs and manifests of one {@link Content}. What it makes it returns as descriptors,
 * which are members of the JSON of the next piece.
 */
final class Pieces {

  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String EMPTY = "application/vnd.oci.empty.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
  static final String GZIP_LAYER = LAYER + "+gzip";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final Map<String, Bytes> blobs = new LinkedHashMap<>();
  private final Map<String, Bytes> manifests = new LinkedHashMap<>();
  private final Map<String, Bytes> tags = new LinkedHashMap<>();
  private final Map<String, List<Referrer>> referrers = new LinkedHashMap<>();
  private final List<String> diffIds = new ArrayList<>();
  private String algorithm = Bytes.SHA256;
  private boolean carriesData;
  private boolean hasForeignField;

  Pieces(String name) {
    this.name = name;
  }

  /** Everything goes under digests of another algorithm from here on. */
  Pieces under(String other) {
    algorithm = other;
    return this;
  }

  /** Each descriptor carries the bytes themselves (image-spec descriptor.md, data). */
  Pieces withData() {
    carriesData = true;
    return this;
  }

  /** Each JSON document has a field that no specification names. */
  Pieces withForeignField() {
    hasForeignField = true;
    return this;
  }

  Content content() {
    return new Content(
        name, List.copyOf(blobs.values()), List.copyOf(manifests.values()), tags, referrers);
  }

  void tag(String tag, Map<String, Object> descriptor) {
    tags.put(tag, manifests.get(String.valueOf(descriptor.get("digest"))));
  }

  Map<String, Object> blob(String mediaType, byte[] content) {
    Bytes blob = Bytes.of(algorithm, content);
    blobs.put(blob.digest(), blob);
    return described(mediaType, blob);
  }

  Map<String, Object> emptyJson() {
    return blob(EMPTY, bytes("{}"));
  }

  /** Makes bytes that no other piece has. */
  Map<String, Object> noise(String mediaType) {
    return blob(mediaType, Bytes.noise(algorithm, 2048, unique("noise")).content());
  }

  /** Makes a layer with one file; {@link #config} lists the layers made since the last one. */
  Map<String, Object> layer(String mediaType) {
    byte[] tar = tar(unique("a file"));
    diffIds.add(Bytes.of(algorithm, tar).digest());
    return blob(mediaType, mediaType.equals(GZIP_LAYER) ? gzip(tar) : tar);
  }

  /** A layer that is kept elsewhere still counts for the next config. */
  void foreignLayer(String diffId) {
    diffIds.add(diffId);
  }

  Map<String, Object> config(String architecture) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("author", "the conformance tests");
    config.put("architecture", architecture);
    config.put("os", "linux");
    config.put("rootfs", Map.of("type", "layers", "diff_ids", List.copyOf(diffIds)));
    diffIds.clear();
    return blob(CONFIG, json(config));
  }

  /** Makes a manifest or an index, and notes what it is attached to. */
  Map<String, Object> manifest(Map<String, Object> members) {
    Bytes manifest = Bytes.of(algorithm, json(members));
    String mediaType = String.valueOf(members.get("mediaType"));
    manifests.put(manifest.digest(), manifest);
    if (members.get("subject") instanceof Map<?, ?> subject) {
      referrers
          .computeIfAbsent(String.valueOf(subject.get("digest")), any -> new ArrayList<>())
          .add(new Referrer(manifest, mediaType, artifactType(members), annotations(members)));
    }
    return described(mediaType, manifest);
  }

  /** Returns a text that no other piece of any content has. */
  String unique(String what) {
    return what + " " + (blobs.size() + manifests.size() + diffIds.size()) + " of " + name;
  }

  private Map<String, Object> described(String mediaType, Bytes bytes) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", bytes.digest());
    descriptor.put("size", bytes.length());
    if (carriesData) {
      descriptor.put("data", Base64.getEncoder().encodeToString(bytes.content()));
    }
    return descriptor;
  }

  private byte[] json(Map<String, Object> members) {
    Map<String, Object> all = new LinkedHashMap<>(members);
    if (hasForeignField) {
      all.put("org.example.unheard-of", unique("value"));
    }
    return JSON.writeValueAsBytes(all);
  }

  /** An image without a type of its own is of its config's; an index is of none. */
  private static String artifactType(Map<String, Object> members) {
    boolean isOfConfig = !members.containsKey("artifactType");
    return isOfConfig && members.get("config") instanceof Map<?, ?> config
        ? String.valueOf(config.get("mediaType"))
        : String.valueOf(members.get("artifactType"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> annotations(Map<String, Object> members) {
    return (Map<String, Object>) members.getOrDefault("annotations", Map.of());
  }

  private static byte[] tar(String text) {
    byte[] file = bytes(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry("./text.txt");
      entry.setSize(file.length);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.write(file);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
