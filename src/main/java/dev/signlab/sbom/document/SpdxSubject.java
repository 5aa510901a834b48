package dev.signlab.sbom.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the image that an SPDX document describes (SPDX 2.3, 11.1, DESCRIBES). */
final class SpdxSubject {

  private static final String DESCRIBES = "DESCRIBES";
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";

  private SpdxSubject() {}

  static SbomSubject read(JsonNode document) {
    Set<String> described = new LinkedHashSet<>();
    document.path("documentDescribes").valueStream().forEach(id -> described.add(id.asString("")));
    document
        .path("relationships")
        .valueStream()
        .filter(each -> each.path("relationshipType").asString("").equals(DESCRIBES))
        .filter(each -> each.path("spdxElementId").asString("").equals(DOCUMENT))
        .forEach(each -> described.add(each.path("relatedSpdxElement").asString("")));
    Stream<String> digests =
        document
            .path("packages")
            .valueStream()
            .filter(each -> described.contains(each.path("SPDXID").asString("")))
            .flatMap(SpdxSubject::digests);
    return new SbomSubject(
        SbomFormat.SPDX_JSON, document.path("name").asString(""), SbomSubject.digests(digests));
  }

  private static Stream<String> digests(JsonNode described) {
    Stream<String> checksums =
        described
            .path("checksums")
            .valueStream()
            .map(
                each ->
                    digest(
                        each.path("algorithm").asString(""),
                        each.path("checksumValue").asString("")));
    Stream<String> purls =
        described
            .path("externalRefs")
            .valueStream()
            .map(each -> SbomSubject.ofPurl(each.path("referenceLocator").asString("")));
    Stream<String> version = Stream.of(described.path("versionInfo").asString(""));
    return Stream.of(version, checksums, purls).flatMap(each -> each);
  }

  private static String digest(String algorithm, String value) {
    return algorithm.toLowerCase(Locale.ROOT) + ":" + value;
  }

  /** Reads tag-value, where the lines about a package follow its name. */
  static SbomSubject read(String text) {
    Set<String> described = new LinkedHashSet<>();
    List<String[]> said = new ArrayList<>();
    String name = "";
    String current = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int colon = line.indexOf(':');
      String tag = colon < 0 ? "" : line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      switch (tag) {
        case "DocumentName" -> name = value;
        case "SPDXID" -> current = value;
        case "Relationship" -> {
          if (value.startsWith(DOCUMENT + " " + DESCRIBES + " ")) {
            described.add(value.substring(value.lastIndexOf(' ') + 1));
          }
        }
        case "PackageVersion" -> said.add(new String[] {current, value});
        case "PackageChecksum" ->
            said.add(new String[] {current, value.toLowerCase(Locale.ROOT).replace(": ", ":")});
        case "ExternalRef" -> {
          String purl = SbomSubject.ofPurl(value.substring(value.lastIndexOf(' ') + 1));
          said.add(new String[] {current, purl});
        }
        default -> {}
      }
    }
    Stream<String> digests =
        said.stream().filter(each -> described.contains(each[0])).map(each -> each[1]);
    return new SbomSubject(SbomFormat.SPDX, name, SbomSubject.digests(digests));
  }
}
