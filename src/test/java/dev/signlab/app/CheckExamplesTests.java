package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.gate.FreshWorld;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of each type of check fails for one of its causes, and its lines make it true. */
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
  void everyExampleFailsForACauseOfItsTypeUntilItsLinesAreTyped() throws IOException {
    Files.writeString(folder.resolve("scenario.yaml"), scenario());
    Files.createDirectories(folder.resolve("files/studentbook"));
    Files.writeString(
        folder.resolve("files/studentbook/Dockerfile"),
        "FROM scratch\nLABEL course=signing\nCOPY chapter.txt /book/\n");
    Files.writeString(folder.resolve("files/studentbook/chapter.txt"), "one\n");
    Files.createDirectories(folder.resolve("files/draft"));
    Files.writeString(folder.resolve("files/draft/Dockerfile"), "FROM scratch\nCOPY x /x\n");
    Files.writeString(folder.resolve("files/draft/x"), "draft\n");
    Files.writeString(folder.resolve("files/notes.txt"), "draft of chapter two\n");
    try (FreshWorld world = new GateWorld.Maker(false).make(folder)) {
      world.lab().begin(world.lab().catalogue().get("examples"), PasswordQuestion.NOBODY);
      List<String> wrong = new ArrayList<>();
      CheckTypes.all().forEach(type -> prove(type, world, wrong));
      assertThat(wrong).isEmpty();
    }
  }

  private static void prove(CheckType type, FreshWorld world, List<String> wrong) {
    type(world, SPOILT.getOrDefault(type.name(), List.of()));
    Set<Cause> possible = new HashSet<>(type.causes());
    possible.addAll(type.verifies() ? UNREACHED : Set.of());
    Optional<Cause> before = world.lab().report().cause();
    if (before.filter(possible::contains).isEmpty()) {
      wrong.add(type.name() + " at first: " + before + ", not one of " + possible);
    }
    type(world, type.lines());
    world
        .lab()
        .report()
        .failure()
        .ifPresent(failure -> wrong.add(type.name() + " then: " + failure + "\n" + world.shown()));
    world.lab().undo();
    world.lab().finish(End.DONE);
  }

  private static void type(FreshWorld world, List<String> lines) {
    lines.forEach(line -> world.type(world.inThisWorld(line)));
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
    for (CheckType type : CheckTypes.all()) {
      text.append("  - id: ").append(type.name()).append("\n    goal: it is so\n");
      text.append("    lesson: lessons/x.adoc#x\n    hints: [a, b, c, d]\n    checks:\n");
      text.append("      - ").append(type.example()).append('\n');
    }
    return text.toString();
  }
}
