package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.json.Json;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An SBOM in JSON lists a package.
 *
 * @param file the SBOM: SPDX or CycloneDX
 * @param packaged the name of the package
 * @param version its version; nothing when any counts
 */
record SbomListsCheck(String file, String packaged, Optional<String> version) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "sbom-lists",
              "an SBOM in a file, SPDX or CycloneDX in JSON, lists a package",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the SBOM"),
                  FieldSpec.required("package", FieldSpec.Kind.TEXT, "its name"),
                  FieldSpec.optional("version", FieldSpec.Kind.TEXT, "its version")),
              "sbom-lists: { file: sbom.json, package: left-pad, version: 1.3.0 }",
              SbomListsCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NOT_DONE)
          .after("syft localhost:5001/studentbook:1.0 -o spdx-json > sbom.json");

  private static SbomListsCheck read(Fields fields) {
    return new SbomListsCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.text("package"),
        fields.optionalText("version"));
  }

  private String words() {
    return packaged + version.map(wanted -> " " + wanted).orElse("");
  }

  @Override
  public String goal() {
    return file + " lists the package " + words();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "an SBOM")
        .orElseGet(() -> judged(Json.parse(Needs.sbom(view, file), file)));
  }

  private CheckResult judged(JsonNode sbom) {
    List<String> versions =
        Stream.concat(
                versions(sbom.path("packages").valueStream(), "versionInfo"),
                versions(components(sbom), "version"))
            .toList();
    return Judged.of(
        version.map(versions::contains).orElse(!versions.isEmpty()),
        Cause.NOT_DONE,
        "what " + file + " lists",
        words(),
        versions.isEmpty() ? "none of that name" : packaged + " " + String.join(", ", versions));
  }

  /**
   * CycloneDX 1.6, {@code components[].components}: what is part of a component stands inside it.
   */
  private static Stream<JsonNode> components(JsonNode parent) {
    return parent
        .path("components")
        .valueStream()
        .flatMap(each -> Stream.concat(Stream.of(each), components(each)));
  }

  private Stream<String> versions(Stream<JsonNode> listed, String key) {
    return listed
        .filter(each -> each.path("name").asString("").equals(packaged))
        .map(each -> each.path(key).asString(""));
  }
}
