package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.gate.FreshWorld;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.scenario.run.TaskReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of each type of check fails for one of its causes, and its lines make it true. */
@Tag("alike")
class CheckExamplesTests {

  private static final String BOOK = "localhost:5001/studentbook:1.0";
  private static final String DRAFT = "localhost:5001/studentbook:draft";

  /** Examples that are true in a fresh world are made false by these lines first. */
  private static final Map<String, List<String>> SPOILT =
      Map.ofEntries(
          Map.entry("registry", List.of("registry stop")),
          Map.entry("image", List.of("crane delete " + BOOK)),
          Map.entry("file", List.of("rm cosign.key cosign.pub")),
          Map.entry("keys", List.of("rm other.key other.pub", "cp cosign.pub other.pub")),
          Map.entry("digests", List.of("crane copy " + BOOK + " localhost:5001/book:1.0")),
          Map.entry("no-local-image", List.of("docker build -t studentbook studentbook")),
          Map.entry("image-config", List.of("crane delete " + BOOK)),
          Map.entry(
              "no-identity-signature",
              List.of(
                  "world token --identity eve@example.com > eve.txt",
                  "cosign sign --identity-token eve.txt " + BOOK)),
          Map.entry(
              "no-sbom",
              List.of(
                  "syft " + BOOK + " -o spdx > book.spdx",
                  "cosign attach sbom --sbom book.spdx " + BOOK)),
          Map.entry("no-login", List.of("cosign login localhost:5001 -u ada -p signlab")),
          Map.entry("service", List.of("sigstore stop")),
          Map.entry("not-signed-by", List.of("cosign sign --key old.key " + BOOK)),
          Map.entry("no-signature", List.of("cosign sign --key cosign.key " + DRAFT)),
          Map.entry(
              "no-attestation",
              List.of(
                  "syft " + DRAFT + " -o spdx-json > draft.json",
                  "cosign attest --key cosign.key --type spdxjson --predicate draft.json "
                      + DRAFT)));

  /** A check that looks around may also find that it cannot. */
  private static final Set<Cause> UNREACHED =
      EnumSet.of(Cause.NO_REGISTRY, Cause.NO_SERVICE, Cause.NO_SIGNATURE, Cause.NO_ATTESTATION);

  @TempDir private Path folder;

  @Test
  void everyTypeSaysForWhichCausesItFailsAndHowItsExampleBecomesTrue() {
    assertThat(CheckTypes.all())
        .hasSizeGreaterThanOrEqualTo(45)
        .allSatisfy(type -> assertThat(type.causes()).as(type.name()).isNotEmpty())
        .allSatisfy(type -> assertThat(type.lines()).as(type.name()).isNotEmpty());
  }

  @Test
  void everyExampleFailsForACauseOfItsTypeUntilItsLinesAreTyped() throws IOException {
    Files.writeString(folder.resolve("scenario.yaml"), scenario());
    Files.createDirectories(folder.resolve("files/studentbook"));
    Files.writeString(
        folder.resolve("files/studentbook/Dockerfile"),
        """
        FROM scratch
        LABEL course=signing
        COPY chapter.txt /book/
        COPY package.json /node_modules/left-pad/
        """);
    Files.writeString(
        folder.resolve("files/studentbook/package.json"),
        "{\"name\": \"left-pad\", \"version\": \"1.3.0\"}");
    Files.writeString(folder.resolve("files/studentbook/chapter.txt"), "one\n");
    Files.createDirectories(folder.resolve("files/draft"));
    Files.writeString(folder.resolve("files/draft/Dockerfile"), "FROM scratch\nCOPY x /x\n");
    Files.writeString(folder.resolve("files/draft/x"), "draft\n");
    Files.writeString(folder.resolve("files/notes.txt"), "draft of chapter two\n");
    try (FreshWorld world = new GateWorld.Maker(false).make(folder)) {
      world.lab().begin(world.lab().catalogue().get("examples"), PasswordQuestion.NOBODY);
      List<String> wrong = new ArrayList<>();
      groups().forEach(types -> prove(types, world, wrong));
      assertThat(wrong).isEmpty();
    }
  }

  private static void prove(List<CheckType> types, FreshWorld world, List<String> wrong) {
    type(world, spoilt(types.getFirst()));
    List<TaskReport.Line> before = world.lab().report().lines();
    type(world, types.getFirst().lines());
    List<TaskReport.Line> after = world.lab().report().lines();
    for (int i = 0; i < types.size(); i++) {
      CheckType type = types.get(i);
      if (!failsAsItSays(type, before.get(i).result())) {
        wrong.add(type.name() + " at first: " + before.get(i).result());
      }
      if (!after.get(i).result().isPassed()) {
        wrong.add(type.name() + " then: " + after.get(i).result() + "\n" + world.shown());
      }
    }
    world.lab().undo();
    world.lab().finish(End.DONE);
  }

  private static boolean failsAsItSays(CheckType type, CheckResult result) {
    return result instanceof CheckResult.Failed failed
        && (type.causes().contains(failed.cause())
            || (type.verifies() && UNREACHED.contains(failed.cause())));
  }

  private static List<String> spoilt(CheckType type) {
    return SPOILT.getOrDefault(type.name(), List.of());
  }

  /** Types whose examples begin and end with the same lines share them. */
  private static Collection<List<CheckType>> groups() {
    return CheckTypes.all().stream()
        .collect(
            Collectors.groupingBy(
                type -> List.of(spoilt(type), type.lines()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private static void type(FreshWorld world, List<String> lines) {
    lines.forEach(world::type);
  }

  private static String scenario() {
    StringBuilder text =
        new StringBuilder(
            """
            id: examples
            title: Examples
            summary: The examples of all types of checks
            minutes: 60
            world:
              registry: 5001
              sigstore: true
              files: [files/notes.txt, files/studentbook]
              images:
                - { ref: "localhost:5001/studentbook:1.0", from: files/studentbook }
                - { ref: "localhost:5001/studentbook:old", from: files/draft }
                - { ref: "localhost:5001/studentbook:draft", from: files/draft }
              keys:
                - { prefix: cosign, password: signlab }
                - { prefix: other, password: signlab }
                - { prefix: old, password: signlab }
            tasks:
            """);
    for (List<CheckType> types : groups()) {
      text.append("  - id: ").append(types.getFirst().name()).append("\n    goal: it is so\n");
      text.append("    lesson: lessons/x.adoc#x\n    hints: [a, b, c, d]\n    checks:\n");
      types.forEach(type -> text.append("      - ").append(type.example()).append('\n'));
    }
    return text.toString();
  }
}
