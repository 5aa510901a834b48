package dev.signlab.environment.compare;

import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What the repositories of the lab's registry no longer hold, hold anew, or hold under another
 * digest. Blobs and manifests that only came along with a tag or an attachment are left out.
 */
final class RegistryChanges {

  private static final String TAGS = "/_tags/";
  private static final String REFERRERS = "/_referrers/";
  private static final String MANIFESTS = "/_manifests/";
  private static final String BLOBS = "/_blobs/";

  private RegistryChanges() {}

  static List<Change> between(PartFiles then, PartFiles now) {
    Map<String, String> before = references(then.text());
    Map<String, String> after = references(now.text());
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Optional<String> old = Optional.ofNullable(before.get(path));
      Optional<String> fresh = Optional.ofNullable(after.get(path));
      if (!old.equals(fresh)) {
        change(path, old, fresh).ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** Each line behind the first is a path, a tab, and what it says. */
  private static Map<String, String> references(String text) {
    Map<String, String> references = new TreeMap<>();
    for (String line : text.lines().skip(1).toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        references.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return references;
  }

  private static Optional<Change> change(
      String path, Optional<String> old, Optional<String> fresh) {
    if (path.contains(TAGS)) {
      return Optional.of(told(path.replace(TAGS, ":"), old, fresh));
    }
    if (path.contains(REFERRERS)) {
      Optional<String> before = old.map(RegistryChanges::type);
      return Optional.of(told(attachment(path), before, fresh.map(RegistryChanges::type)));
    }
    boolean gone = fresh.isEmpty();
    if (gone && path.contains(MANIFESTS)) {
      return Optional.of(told(digestName(path, MANIFESTS), Optional.of("manifest"), fresh));
    }
    return gone && path.contains(BLOBS)
        ? Optional.of(told(digestName(path, BLOBS), Optional.of("blob"), fresh))
        : Optional.empty();
  }

  private static Change told(String what, Optional<String> old, Optional<String> fresh) {
    if (old.isPresent() && fresh.isPresent()) {
      return Change.from(Change.Area.REGISTRY, what, old.get(), fresh.get());
    }
    Change.Kind kind = old.isEmpty() ? Change.Kind.NEW : Change.Kind.GONE;
    return Change.of(Change.Area.REGISTRY, kind, what, fresh.or(() -> old).orElse(""));
  }

  private static String digestName(String path, String folder) {
    int at = path.indexOf(folder);
    return path.substring(0, at) + "@" + path.substring(at + folder.length()).replace('/', ':');
  }

  /** Several things may be attached to one image: each has its own line. */
  private static String attachment(String path) {
    int at = path.indexOf(REFERRERS);
    String[] parts = path.substring(at + REFERRERS.length()).split("/", -1);
    String subject = String.join(":", parts[0], parts[Math.min(1, parts.length - 1)]);
    return "attached to " + path.substring(0, at) + "@" + subject;
  }

  /** A descriptor says of what type the attachment is. */
  private static String type(String descriptor) {
    JsonNode json = Json.parse(descriptor.getBytes(StandardCharsets.UTF_8), "a descriptor");
    String predicate =
        json.path("annotations").path("dev.sigstore.bundle.predicateType").asString("");
    return predicate.isEmpty() ? json.path("artifactType").asString("attachment") : predicate;
  }
}
