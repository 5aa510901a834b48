package dev.signlab.registry.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contents that the suite pushes, one for each kind that image-spec 1.1 knows. */
final class Contents {

  private static final String ONE = "application/vnd.example.first.v1";
  private static final String TWO = "application/vnd.example.second.v1";
  private static final String FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar";
  private static final int NEARLY_TOO_MUCH = 390;

  private Contents() {}

  static List<Content> all() {
    List<Content> all = new ArrayList<>(images());
    all.addAll(indexes());
    all.addAll(artifacts());
    all.addAll(attached());
    all.addAll(unusual());
    return all;
  }

  /** An image of one layer, without a tag. */
  static Content smallImage(String name) {
    Pieces pieces = new Pieces(name);
    image(pieces, "amd64", List.of(pieces.layer(Pieces.GZIP_LAYER)));
    return pieces.content();
  }

  private static List<Content> images() {
    return List.of(
        tagged("image", pieces -> image(pieces, Pieces.GZIP_LAYER)),
        tagged("image of plain layers", pieces -> image(pieces, Pieces.LAYER)),
        tagged("image with a manifest of nearly 4 MiB", Contents::largeImage),
        tagged("image without layers", pieces -> image(pieces, "amd64", List.of())));
  }

  private static List<Content> indexes() {
    return List.of(
        tagged("index", Contents::index),
        tagged(
            "index of indexes",
            pieces -> index(pieces, List.of(index(pieces), index(pieces)), Map.of())),
        tagged("index of nothing", pieces -> index(pieces, List.of(), Map.of())));
  }

  private static List<Content> artifacts() {
    return List.of(
        tagged("artifact", pieces -> artifact(pieces, ONE, Map.of())),
        tagged("artifact without content", Contents::emptyArtifact),
        tagged("index of artifacts", pieces -> indexOfArtifacts(pieces, Map.of())));
  }

  private static List<Content> attached() {
    return List.of(artifactsOnImage(), artifactsOnIndex(), artifactOnNothing());
  }

  private static List<Content> unusual() {
    Pieces sha512 = new Pieces("index under sha512").under(Bytes.SHA512);
    index(sha512);
    Pieces spoilt = new Pieces("image under a wrong digest");
    image(spoilt, Pieces.GZIP_LAYER);
    return List.of(
        tagged("image in its descriptors", pieces -> image(pieces.withData(), Pieces.GZIP_LAYER)),
        tagged("image with layers elsewhere", Contents::imageElsewhere),
        tagged("index with fields of nobody", pieces -> index(pieces.withForeignField())),
        sha512.content(),
        spoilt.content().withSpoiltManifest());
  }

  private static Content tagged(String name, Recipe recipe) {
    Pieces pieces = new Pieces(name);
    pieces.tag(name.replace(' ', '-'), recipe.make(pieces));
    return pieces.content();
  }

  /** An image, what is attached to it, and what is attached without a type of its own. */
  private static Content artifactsOnImage() {
    Pieces pieces = new Pieces("artifacts on an image");
    Map<String, Object> subject = image(pieces, Pieces.GZIP_LAYER);
    pieces.tag("subject", subject);
    pieces.manifest(with(imageMembers(pieces, "amd64", twoLayers(pieces)), "subject", subject));
    pieces.tag("first", artifact(pieces, ONE, attachedTo(pieces, subject)));
    pieces.tag("second", artifact(pieces, TWO, attachedTo(pieces, subject)));
    return pieces.content();
  }

  private static Content artifactsOnIndex() {
    Pieces pieces = new Pieces("artifacts on an index");
    Map<String, Object> subject = index(pieces);
    pieces.tag("subject", subject);
    pieces.tag("attached", indexOfArtifacts(pieces, attachedTo(pieces, subject)));
    return pieces.content();
  }

  private static Content artifactOnNothing() {
    Pieces pieces = new Pieces("artifact on a subject that nobody pushed");
    Bytes nothing = Bytes.of(Bytes.SHA256, "nobody pushed this");
    Map<String, Object> subject =
        Map.of("mediaType", Pieces.MANIFEST, "digest", nothing.digest(), "size", 123);
    pieces.tag("attached", artifact(pieces, ONE, attachedTo(pieces, subject)));
    return pieces.content();
  }

  private static Map<String, Object> largeImage(Pieces pieces) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    for (int i = 0; i < NEARLY_TOO_MUCH; i++) {
      annotations.put("org.example.large-" + i, "x".repeat(10_000));
    }
    Map<String, Object> members = imageMembers(pieces, "amd64", twoLayers(pieces));
    return pieces.manifest(with(members, "annotations", annotations));
  }

  private static Map<String, Object> imageElsewhere(Pieces pieces) {
    List<Object> layers = new ArrayList<>();
    for (String mediaType : List.of(FOREIGN + "+gzip", FOREIGN)) {
      String digest = Bytes.noise(Bytes.SHA256, 256, mediaType).digest();
      pieces.foreignLayer(digest);
      String url = "https://elsewhere.example.com/" + digest;
      layers.add(
          Map.of("mediaType", mediaType, "digest", digest, "size", 12_345, "urls", List.of(url)));
    }
    layers.add(pieces.layer(Pieces.GZIP_LAYER));
    return image(pieces, "amd64", layers);
  }

  private static Map<String, Object> emptyArtifact(Pieces pieces) {
    Map<String, Object> empty = pieces.emptyJson();
    Map<String, Object> members = members(Pieces.MANIFEST, "config", empty);
    members.put("layers", List.of(empty));
    return pieces.manifest(with(members, "artifactType", ONE));
  }

  private static Map<String, Object> artifact(
      Pieces pieces, String type, Map<String, Object> more) {
    Map<String, Object> members = members(Pieces.MANIFEST, "config", pieces.emptyJson());
    members.put("layers", List.of(pieces.noise(type)));
    members.put("artifactType", type);
    members.putAll(more);
    return pieces.manifest(members);
  }

  private static Map<String, Object> indexOfArtifacts(Pieces pieces, Map<String, Object> more) {
    List<Object> both = List.of(artifact(pieces, ONE, more), artifact(pieces, ONE, more));
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put("artifactType", ONE);
    return index(pieces, both, all);
  }

  private static Map<String, Object> image(Pieces pieces, String layer) {
    return image(pieces, "amd64", List.of(pieces.layer(layer), pieces.layer(layer)));
  }

  private static Map<String, Object> image(Pieces pieces, String architecture, List<?> layers) {
    return pieces.manifest(imageMembers(pieces, architecture, layers));
  }

  private static Map<String, Object> imageMembers(
      Pieces pieces, String architecture, List<?> layers) {
    Map<String, Object> members = members(Pieces.MANIFEST, "config", pieces.config(architecture));
    members.put("layers", layers);
    return members;
  }

  private static List<Object> twoLayers(Pieces pieces) {
    return List.of(pieces.layer(Pieces.GZIP_LAYER), pieces.layer(Pieces.GZIP_LAYER));
  }

  private static Map<String, Object> index(Pieces pieces) {
    List<Object> both = new ArrayList<>();
    for (String architecture : List.of("amd64", "arm64")) {
      Map<String, Object> image = image(pieces, architecture, twoLayers(pieces));
      both.add(with(image, "platform", Map.of("os", "linux", "architecture", architecture)));
    }
    return index(pieces, both, Map.of());
  }

  private static Map<String, Object> index(
      Pieces pieces, List<?> manifests, Map<String, Object> more) {
    Map<String, Object> members = members(Pieces.INDEX, "manifests", manifests);
    members.putAll(more);
    return pieces.manifest(members);
  }

  private static Map<String, Object> attachedTo(Pieces pieces, Map<String, Object> subject) {
    return Map.of(
        "subject",
        subject,
        "annotations",
        Map.of("org.example.greeting", "hello", "org.example.unique", pieces.unique("value")));
  }

  private static Map<String, Object> members(String mediaType, String key, Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("schemaVersion", 2);
    members.put("mediaType", mediaType);
    members.put(key, value);
    return members;
  }

  private static Map<String, Object> with(Map<String, Object> members, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(key, value);
    return Collections.unmodifiableMap(more);
  }

  /** Makes pieces, and returns the descriptor of the last manifest. */
  private interface Recipe {
    Map<String, Object> make(Pieces pieces);
  }
}
