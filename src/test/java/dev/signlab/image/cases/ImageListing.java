package dev.signlab.image.cases;

import dev.signlab.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An image as text: what its config says, and each file with mode, owner and content. */
final class ImageListing {

  private final TreeMap<String, String> files = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();

  /** A layer, unpacked. */
  interface Layer {
    InputStream open() throws IOException;
  }

  private ImageListing() {}

  static String of(byte[] config, List<Layer> layers) throws IOException {
    ImageListing listing = new ImageListing();
    listing.config(Json.parse(config, "config"));
    for (Layer layer : layers) {
      try (InputStream in = layer.open()) {
        listing.layer(new TarArchiveInputStream(in, "UTF-8"));
      }
    }
    listing.text.append("layers ").append(layers.size()).append('\n');
    listing.files.forEach((path, file) -> listing.text.append(file).append('\n'));
    return listing.text.toString().strip();
  }

  private void config(JsonNode config) {
    String variant = config.path("variant").asString("");
    text.append("platform ").append(config.path("os").asString("?")).append('/');
    text.append(config.path("architecture").asString("?"));
    text.append(variant.isEmpty() ? "" : "/" + variant).append('\n');
    if (!config.path("author").asString("").isEmpty()) {
      text.append("author ").append(config.path("author").asString("")).append('\n');
    }
    new TreeMap<>(members(config.path("config")))
        .forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
    int all = 0;
    int empty = 0;
    for (JsonNode entry : config.path("history")) {
      all++;
      empty += entry.path("empty_layer").asBoolean(false) ? 1 : 0;
    }
    text.append("history ").append(all).append(", empty ").append(empty).append('\n');
  }

  /**
   * Engines write members that say nothing, and those of the container in which the image was once
   * built; {@code ArgsEscaped} is true for every CMD of BuildKit and means something on Windows
   * alone.
   */
  private static Map<String, JsonNode> members(JsonNode run) {
    Map<String, JsonNode> members = new TreeMap<>();
    run.properties()
        .forEach(
            each -> {
              JsonNode value = each.getValue();
              boolean says =
                  !value.isNull()
                      && !(value.isContainer() && value.isEmpty())
                      && !(value.isString() && value.asString().isEmpty())
                      && !(value.isBoolean() && !value.asBoolean());
              if (says && !each.getKey().equals("ArgsEscaped") && !each.getKey().equals("Image")) {
                members.put(each.getKey(), value instanceof ObjectNode o ? sorted(o) : value);
              }
            });
    return members;
  }

  private static ObjectNode sorted(ObjectNode object) {
    ObjectNode sorted = Json.object();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> sorted.set(each.getKey(), each.getValue()));
    return sorted;
  }

  private void layer(TarArchiveInputStream tar) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String path = "/" + entry.getName().replaceFirst("^\\./", "").replaceFirst("/$", "");
      int slash = path.lastIndexOf('/');
      String name = path.substring(slash + 1);
      if (name.equals(".wh..wh..opq")) {
        removeBelow(path.substring(0, slash));
      } else if (name.startsWith(".wh.")) {
        remove(path.substring(0, slash + 1) + name.substring(4));
      } else if (path.length() > 1) {
        put(path, entry, tar);
      }
    }
  }

  private void put(String path, TarArchiveEntry entry, InputStream in) throws IOException {
    if (!entry.isDirectory()) {
      removeBelow(path);
    }
    if (entry.isLink()) {
      String target = files.get("/" + entry.getLinkName().replaceFirst("^\\./", ""));
      files.put(path, String.valueOf(target).replaceFirst(" /\\S*", " " + shown(path)));
      return;
    }
    String kind = entry.isDirectory() ? "d" : entry.isSymbolicLink() ? "l" : "-";
    String mode = entry.isSymbolicLink() ? "" : Integer.toOctalString(entry.getMode() & 07777);
    String head =
        kind
            + mode
            + " "
            + entry.getLongUserId()
            + ":"
            + entry.getLongGroupId()
            + " "
            + shown(path);
    files.put(path, head + tail(entry, in));
  }

  private static String tail(TarArchiveEntry entry, InputStream in) throws IOException {
    if (entry.isSymbolicLink()) {
      return " -> " + entry.getLinkName();
    }
    if (entry.isDirectory()) {
      return "";
    }
    String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return content.isEmpty() ? "" : " " + shown(content);
  }

  private static String shown(String text) {
    return text.replace("\n", "\\n").replace(" ", "\\s");
  }

  private void remove(String path) {
    files.remove(path);
    removeBelow(path);
  }

  private void removeBelow(String path) {
    files.subMap(path + "/", path + "0").clear();
  }
}
