package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sbom.document.SbomFormat;
import dev.signlab.sbom.document.SbomSubject;
import dev.signlab.sbom.document.SbomWriter;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.cyclonedx.parsers.XmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spdx.tools.SpdxToolsHelper.SerFileType;
import org.spdx.tools.Verify;

class DocumentTests {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  private static Inventory inventory(String name) {
    return scan(Objects.requireNonNull(SampleImages.all().get(name)), Scope.SQUASHED);
  }

  private Path written(String name, SbomFormat format, String file) throws Exception {
    byte[] bytes = SbomWriter.write(inventory(name), format, NOON);
    return Files.write(folder.resolve(file), bytes);
  }

  @ParameterizedTest
  @MethodSource("dev.signlab.sbom.SampleImages#names")
  void theToolsOfSpdxFindNoFault(String name) throws Exception {
    Path tags = written(name, SbomFormat.SPDX, "a.spdx");
    assertThat(Verify.verify(tags.toString(), SerFileType.TAG)).as("tag-value").isEmpty();
    Path json = written(name, SbomFormat.SPDX_JSON, "a.spdx.json");
    assertThat(Verify.verify(json.toString(), SerFileType.JSON)).as("JSON").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.signlab.sbom.SampleImages#names")
  void theSchemasOfCycloneDxFindNoFault(String name) throws Exception {
    Path json = written(name, SbomFormat.CYCLONEDX_JSON, "a.json");
    assertThat(new JsonParser().parse(json.toFile()).getSerialNumber()).startsWith("urn:uuid:");
    assertThat(faults(Files.readString(json))).isEmpty();
    Path xml = written(name, SbomFormat.CYCLONEDX_XML, "a.xml");
    assertThat(new XmlParser().validate(xml.toFile(), Version.VERSION_16)).isEmpty();
  }

  /**
   * Judges by the schema that cyclonedx-core-java carries. Its own {@code validate} of JSON wants
   * another version of the same validator than the tools of SPDX, so both cannot be had at once.
   */
  private static Set<ValidationMessage> faults(String json) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            builder ->
                builder.schemaMappers(
                    each -> each.mapPrefix("http://cyclonedx.org/schema/", "classpath:")));
    return factory
        .getSchema(SchemaLocation.of("classpath:bom-1.6.schema.json"))
        .validate(json, InputFormat.JSON);
  }

  @Test
  void theSchemaOfCycloneDxFindsAFault() {
    assertThat(faults("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}")).isEmpty();
    assertThat(faults("{\"bomFormat\":\"CycloneDX\",\"components\":[{}]}")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYFT_JSON")
  void theSameImageAtTheSameTimeGivesTheSameBytes(SbomFormat format) {
    assertThat(SbomWriter.write(inventory("debian"), format, NOON))
        .isEqualTo(SbomWriter.write(inventory("debian"), format, NOON));
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDX", "SPDX_JSON", "CYCLONEDX_JSON", "CYCLONEDX_XML"})
  void aDocumentSaysWhatItLacks(SbomFormat format) {
    byte[] document = SbomWriter.write(inventory("incomplete"), format, NOON);
    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains("incomplete", "app/a.jar", "pacman");
    byte[] whole = SbomWriter.write(inventory("debian"), format, NOON);
    assertThat(new String(whole, StandardCharsets.UTF_8)).doesNotContain("incomplete");
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDX", "SPDX_JSON", "CYCLONEDX_JSON"})
  void aDocumentSaysWhichImageItDescribes(SbomFormat format) {
    SbomSubject subject =
        SbomSubject.parse(SbomWriter.write(inventory("node-and-python"), format, NOON), "a file");
    assertThat(subject.format()).isEqualTo(format);
    assertThat(subject.image()).isEqualTo("localhost:5001/studentbook:1.0");
    assertThat(subject.digests()).containsExactly(SampleImages.nodeAndPython().manifest().digest());
    assertThat(subject.describes(Digest.of(new byte[0]))).isFalse();
  }

  @Test
  void documentsOfSyftAreUnderstood() {
    String hex = "a".repeat(64);
    String cyclone =
        """
        {"bomFormat":"CycloneDX","metadata":{"component":{"name":"alpine:3",
         "version":"sha256:%s"}}}\
        """
            .formatted(hex);
    String spdx =
        """
        {"spdxVersion":"SPDX-2.3","name":"alpine","packages":[{"SPDXID":"SPDXRef-Root",
         "versionInfo":"3","externalRefs":[{"referenceLocator":
         "pkg:oci/alpine@sha256%%3A%s?arch=amd64"}]}],"relationships":[{"spdxElementId":
         "SPDXRef-DOCUMENT","relatedSpdxElement":"SPDXRef-Root","relationshipType":"DESCRIBES"}]}\
        """
            .formatted(hex);
    String own =
        """
        {"artifacts":[],"source":{"metadata":{"userInput":"alpine:3",
         "manifestDigest":"sha256:%s"}}}\
        """
            .formatted(hex);
    for (String text : Set.of(cyclone, spdx, own)) {
      SbomSubject subject = SbomSubject.parse(text.getBytes(StandardCharsets.UTF_8), "a file");
      assertThat(subject.describes(Digest.parse("sha256:" + hex))).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'no line'",
    "'{}', 'JSON without'",
    "'<html/>', 'XML that'",
    "'{\"a\":', 'JSON'"
  })
  void whatIsNoSbomIsRefused(String text, String found) {
    assertThatThrownBy(() -> SbomSubject.parse(text.getBytes(StandardCharsets.UTF_8), "a file"))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().toString()).contains(found));
  }

  @Test
  void licencesAreNamedAsSpdxDoesOrQuoted() {
    byte[] written = SbomWriter.write(inventory("node-and-python"), SbomFormat.SPDX, NOON);
    assertThat(new String(written, StandardCharsets.UTF_8))
        .contains("PackageLicenseDeclared: MIT\n")
        .contains("PackageLicenseDeclared: Apache-2.0\n")
        .containsPattern(
            "PackageLicenseDeclared: \\(LicenseRef-Our-Own-[0-9a-f]{8} AND MIT\\)|"
                + "\\(MIT AND LicenseRef-Our-Own")
        .contains("ExtractedText: <text>Our Own</text>");
    byte[] debian = SbomWriter.write(inventory("debian"), SbomFormat.SPDX, NOON);
    assertThat(new String(debian, StandardCharsets.UTF_8)).contains("GPL-3.0-or-later");
  }

  @Test
  void namesThatSpdxGaveUpAreNotUsed() throws Exception {
    BuiltImage image = new BuiltImage().layer(npm("GPL-2.0", "a").add("x", "y"));
    image.layer(npm("BSD-2-Clause-NetBSD", "b")).layer(npm("(mit or apache-2.0)", "c"));
    image.layer(npm("MIT OR", "d")).layer(npm("GPL-2.0+ WITH Classpath-exception-2.0", "e"));
    byte[] written = SbomWriter.write(scan(image, Scope.SQUASHED), SbomFormat.SPDX, NOON);
    Path file = Files.write(folder.resolve("a.spdx"), written);
    assertThat(Verify.verify(file.toString(), SerFileType.TAG)).isEmpty();
    assertThat(Files.readString(file))
        .contains("Declared: GPL-2.0-only\n", "Declared: LicenseRef-BSD-2-Clause-NetBSD-")
        .contains("(MIT OR Apache-2.0)", "Declared: LicenseRef-MIT-OR-", "GPL-2.0-or-later WITH");
  }

  private static BuiltImage.LayerFiles npm(String licence, String name) {
    String json = "{\"name\":\"%s\",\"version\":\"1\",\"license\":\"%s\"}".formatted(name, licence);
    return new BuiltImage.LayerFiles().add("node_modules/" + name + "/package.json", json);
  }

  @Test
  void theTableIsSyfts() {
    assertThat(
            new String(
                SbomWriter.write(inventory("go"), SbomFormat.TABLE, NOON), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            NAME                    VERSION  TYPE
            example.com/hello       (devel)  go-module
            github.com/spf13/cobra  v1.9.1   go-module
            golang.org/x/sys        v0.33.1  go-module
            stdlib                  1.24.4   go-module
            """);
  }
}
