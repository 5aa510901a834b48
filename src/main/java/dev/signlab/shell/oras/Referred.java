package dev.signlab.shell.oras;

import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is attached to something, and what is attached to that.
 *
 * @param name where it is
 * @param what it is
 * @param referrers what is attached to it
 */
record Referred(DigestReference name, Descriptor what, List<Referred> referrers) {

  /** What is attached to what is attached; nothing real is as deep. */
  private static final int DEEPEST = 10;

  /**
   * Asks a registry.
   *
   * @param type of the artifacts that are wanted, nothing for all
   * @param depth how deep to look; at least 1
   */
  static Referred find(
      RegistryClient client,
      DigestReference name,
      Descriptor what,
      Optional<String> type,
      int depth) {
    List<Referred> referrers = new ArrayList<>();
    if (depth > 0) {
      for (Descriptor each : client.referrers(name).manifests()) {
        if (type.isEmpty() || type.get().equals(typeOf(each))) {
          DigestReference there = name.repository().digest(each.digest());
          referrers.add(find(client, there, each, type, Math.min(depth, DEEPEST) - 1));
        }
      }
    }
    return new Referred(name, what, referrers);
  }

  private static String typeOf(Descriptor descriptor) {
    return descriptor.artifactType().map(Object::toString).orElse("");
  }

  ObjectNode toJson() {
    ObjectNode node = Json.object().put("reference", name.toString());
    node.setAll(what.toJson());
    ArrayNode list = node.putArray("referrers");
    referrers.forEach(each -> list.add(each.toJson()));
    return node;
  }

  /** Draws the tree that {@code oras discover} prints. */
  List<String> tree() {
    List<String> lines = new ArrayList<>(List.of(name.toString()));
    branches().lines("", lines);
    return lines;
  }

  /** Artifacts of one type stand under it. */
  private Branch branches() {
    Branch branch = new Branch();
    for (Referred each : referrers) {
      Branch artifact = branch.to(typeOf(each.what())).to(each.what().digest().toString());
      each.what()
          .annotations()
          .forEach(
              (key, value) -> artifact.to("[annotations]").to(key + ": " + YamlText.of(value)));
      artifact.below.putAll(each.branches().below);
    }
    return branch;
  }

  /** A node of the drawing, by the words on its branches. */
  private static final class Branch {

    private final Map<String, Branch> below = new LinkedHashMap<>();

    Branch to(String word) {
      return below.computeIfAbsent(word, key -> new Branch());
    }

    void lines(String indent, List<String> lines) {
      int left = below.size();
      for (Map.Entry<String, Branch> each : below.entrySet()) {
        boolean last = --left == 0;
        lines.add(indent + (last ? "└── " : "├── ") + each.getKey());
        each.getValue().lines(indent + (last ? "    " : "│   "), lines);
      }
    }
  }
}
