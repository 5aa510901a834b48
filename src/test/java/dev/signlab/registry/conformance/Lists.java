package dev.signlab.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.registry.conformance.Content.Referrer;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests about one repository's lists of tags and referrers, and what must come back. */
final class Lists {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "artifactType";

  private final Wire wire;
  private final String repository;

  Lists(Wire wire, String repository) {
    this.wire = wire;
    this.repository = repository;
  }

  /** The tags of a repository in which nothing is yet are none, or there is no such list. */
  void noTags() {
    Answer answer = wire.get(tags()).is(200, 404);
    if (answer.status() == 200) {
      assertThat(names(answer)).isEmpty();
    }
  }

  /** All tags are there, and those behind any of them can be asked for (Listing Tags). */
  void tags(Collection<String> expected) {
    Answer answer = wire.get(tags()).is(200, 404);
    List<String> all = answer.status() == 404 ? List.of() : names(answer);
    assertThat(all).containsAll(expected);
    if (all.size() >= 2) {
      List<String> sorted = List.copyOf(new TreeSet<>(all));
      int middle = sorted.size() / 2;
      Answer rest = wire.get(Wire.with(tags(), "last", sorted.get(middle - 1))).is(200);
      assertThat(names(rest))
          .containsAll(sorted.subList(middle, sorted.size()))
          .doesNotContainAnyElementsOf(sorted.subList(0, middle));
    }
  }

  /** A subject that is not known has an empty list. */
  void noReferrers(String subject) {
    assertThat(referrers(subject)).isEmpty();
  }

  /** All referrers are in the list, and only those of a type when it is asked for. */
  void referrers(String subject, List<Referrer> expected) {
    List<JsonNode> all = referrers(subject);
    assertThat(expected).as("in the list").allMatch(each -> isIn(all, each));
    for (String type : expected.stream().map(Referrer::artifactType).distinct().toList()) {
      List<JsonNode> some = referrersOf(subject, type);
      assertThat(some).as("only " + type).allMatch(each -> text(each, TYPE).equals(type));
      assertThat(expected.stream().filter(each -> each.artifactType().equals(type)))
          .as("in the list of " + type)
          .allMatch(each -> isIn(some, each));
    }
  }

  private List<JsonNode> referrers(String subject) {
    return manifests(wire.get(at(subject)));
  }

  private List<JsonNode> referrersOf(String subject, String type) {
    Answer answer = wire.get(Wire.with(at(subject), TYPE, type));
    List<JsonNode> manifests = manifests(answer);
    assertThat(answer.field("OCI-Filters-Applied").orElse("").split(",", -1))
        .as("filters applied")
        .anyMatch(each -> each.strip().equals(TYPE));
    return manifests;
  }

  private static List<JsonNode> manifests(Answer answer) {
    answer.is(200).has("Content-Type", Pieces.INDEX);
    JsonNode index = JSON.readTree(answer.body());
    assertThat(text(index, "mediaType")).isEqualTo(Pieces.INDEX);
    assertThat(index.path("schemaVersion").asInt()).isEqualTo(2);
    return List.copyOf(index.get("manifests").values());
  }

  private static boolean isIn(List<JsonNode> list, Referrer referrer) {
    return list.stream().anyMatch(each -> names(each, referrer));
  }

  private static boolean names(JsonNode descriptor, Referrer referrer) {
    return text(descriptor, "digest").equals(referrer.manifest().digest())
        && text(descriptor, "mediaType").equals(referrer.mediaType())
        && text(descriptor, TYPE).equals(referrer.artifactType())
        && descriptor.path("size").asInt() == referrer.manifest().length()
        && hasAll(descriptor.path("annotations"), referrer.annotations());
  }

  private static boolean hasAll(JsonNode annotations, Map<String, Object> expected) {
    return expected.entrySet().stream()
        .allMatch(each -> text(annotations, each.getKey()).equals(each.getValue()));
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  private static List<String> names(Answer answer) {
    JsonNode tags = JSON.readTree(answer.body()).path("tags");
    return tags.values().stream().map(JsonNode::stringValue).toList();
  }

  private URI tags() {
    return wire.at(repository + "/tags/list");
  }

  private URI at(String subject) {
    return wire.at(repository + "/referrers/" + subject);
  }
}
