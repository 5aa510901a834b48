package dev.signlab.environment.compare;

import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which name on this machine means which image. */
final class ImageChanges {

  private static final String NAME = "org.opencontainers.image.ref.name";

  private ImageChanges() {}

  static List<Change> between(PartFiles then, PartFiles now) {
    Map<String, String> before = names(then);
    Map<String, String> after = names(now);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String fresh = after.getOrDefault(name, "");
      if (!Objects.equals(old, fresh)) {
        changes.add(change(name, old, fresh));
      }
    }
    return changes;
  }

  private static Change change(String name, String old, String fresh) {
    if (old.isEmpty()) {
      return Change.of(Change.Area.IMAGES, Change.Kind.NEW, name, fresh);
    }
    return fresh.isEmpty()
        ? Change.of(Change.Area.IMAGES, Change.Kind.GONE, name, old)
        : Change.from(Change.Area.IMAGES, name, old, fresh);
  }

  private static Map<String, String> names(PartFiles images) {
    Map<String, String> names = new TreeMap<>();
    byte[] index = images.at("index.json").map(SavedFile::bytes).orElse(new byte[0]);
    if (index.length > 0) {
      for (JsonNode image : Json.parse(index, "the images' index.json").path("manifests")) {
        String digest = image.path("digest").asString("");
        names.put(image.path("annotations").path(NAME).asString(digest), digest);
      }
    }
    return names;
  }
}
