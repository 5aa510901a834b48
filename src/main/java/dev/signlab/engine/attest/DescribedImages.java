package dev.signlab.engine.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which images a bill of materials says that it describes: SPDX and CycloneDX in JSON, and SPDX in
 * text. A document that names none may be about anything.
 */
public final class DescribedImages {

  private static final int MOST = 1000;
  private static final int HEX = 64;

  private DescribedImages() {}

  /**
   * Finds an image that a document describes in place of the one it is about; nothing when it
   * describes that one, or one of the images that an index lists, or names none.
   */
  public static Optional<Digest> other(Set<Digest> described, Manifest about) {
    boolean fits =
        described.contains(about.digest())
            || (about instanceof ImageIndex index
                && index.manifests().stream().anyMatch(each -> described.contains(each.digest())));
    return fits ? Optional.empty() : described.stream().findFirst();
  }

  /** Finds the images of a document of any form; none when it is no document that is known. */
  public static Set<Digest> of(byte[] document) {
    try {
      return of(Json.parse(document, "the document"));
    } catch (LabException e) {
      return ofText(new String(document, StandardCharsets.UTF_8));
    }
  }

  /** Finds the images of a document, as far as it says. */
  public static Set<Digest> of(JsonNode document) {
    if (document.isString()) {
      return ofText(document.stringValue());
    }
    Set<Digest> found = new LinkedHashSet<>();
    described(document).limit(MOST).forEach(each -> addDigests(each, found));
    return found;
  }

  private static Stream<JsonNode> described(JsonNode document) {
    if (document.has("spdxVersion")) {
      Set<String> roots = roots(document);
      return elements(document.path("packages"))
          .filter(each -> roots.contains(text(each, "SPDXID")))
          .flatMap(DescribedImages::ofPackage);
    }
    JsonNode component = document.path("metadata").path("component");
    return Stream.concat(
        Stream.of(component.path("version"), component.path("purl"), component.path("bom-ref")),
        elements(component.path("hashes"))
            .filter(each -> text(each, "alg").equals("SHA-256"))
            .map(each -> each.path("content")));
  }

  private static Stream<JsonNode> ofPackage(JsonNode part) {
    return Stream.of(
            Stream.of(part.path("versionInfo")),
            elements(part.path("checksums"))
                .filter(each -> text(each, "algorithm").equals("SHA256"))
                .map(each -> each.path("checksumValue")),
            elements(part.path("externalRefs")).map(each -> each.path("referenceLocator")))
        .flatMap(each -> each);
  }

  private static Set<String> roots(JsonNode document) {
    return Stream.concat(
            elements(document.path("documentDescribes")).map(JsonNode::asString),
            elements(document.path("relationships"))
                .filter(each -> text(each, "relationshipType").equals("DESCRIBES"))
                .map(each -> text(each, "relatedSpdxElement")))
        .collect(Collectors.toSet());
  }

  private static Set<Digest> ofText(String document) {
    Set<Digest> found = new LinkedHashSet<>();
    document
        .lines()
        .filter(line -> line.contains("pkg:oci/"))
        .limit(MOST)
        .forEach(line -> addDigests(line, found));
    return found;
  }

  private static void addDigests(JsonNode value, Set<Digest> found) {
    if (value.isString()) {
      addDigests(value.stringValue(), found);
    }
  }

  private static void addDigests(String value, Set<Digest> found) {
    String text = value.replace("%3A", ":").replace("%3a", ":").toLowerCase(Locale.ROOT);
    if (isHex(text)) {
      found.add(Digest.parse("sha256:" + text));
      return;
    }
    for (int at = text.indexOf("sha256:"); at >= 0; at = text.indexOf("sha256:", at + 1)) {
      int begin = at + "sha256:".length();
      if (text.length() >= begin + HEX && isHex(text.substring(begin, begin + HEX))) {
        found.add(Digest.parse(text.substring(at, begin + HEX)));
      }
    }
  }

  private static boolean isHex(String text) {
    return text.length() == HEX && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : "";
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray() ? node.valueStream() : List.<JsonNode>of().stream();
  }
}
