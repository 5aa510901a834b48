package dev.signlab.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.DebianRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends the same requests to Debian's docker-registry 2.8, which is of before the specification's
 * version 1.1: it must fail where it is known to fail and nowhere else, or the suite proves
 * nothing.
 */
class JudgedConformanceIntegrationTests {

  /** What 2.8 lacks, and the steps that show it. */
  private static final Map<String, String> LACKING =
      Map.ofEntries(
          Map.entry("referrers", ".* / referrers"),
          Map.entry(
              "the subject of an image",
              "artifacts on an image / push / (manifest [234]|tag (first|second))"),
          Map.entry(
              "the subject of an index",
              "artifacts on an index / push / (manifest [456]|tag attached)"),
          Map.entry(
              "a subject that is missing", "artifact on a .* / push / (manifest 1|tag attached)"),
          Map.entry("tags behind a tag", "artifacts on an .* / tags"),
          Map.entry("deleting tags", ".* / delete / tag .*"),
          Map.entry("tags that are gone", "(?!image with layers elsewhere).* / is gone / tag .*"),
          Map.entry(
              "the order of chunks", "sha256 blobs / chunks out of order.* / (push|head|get)"),
          Map.entry(
              "bytes in a POST", "sha256 blobs / post only / push|.* / wrong digest / post only"),
          Map.entry("mounting from anywhere", "sha256 blobs / mount from anywhere / mount"),
          Map.entry("a whole answer to a wrong range", ".* / parts / (500-0|5000-10000)"),
          Map.entry(
              "pushes under sha512", "sha512 blobs / (?!wrong).* / (push|push elsewhere|mount)"),
          Map.entry("blobs under sha512", "sha512 blobs / .* / (head|get)"),
          Map.entry("manifests under sha512", "index under sha512 / (push|head|get) / .*"),
          Map.entry(
              "layers elsewhere",
              "image with layers elsewhere / ((push|head|get) / (manifest 1|tag .*)|tags)"),
          Map.entry("400 for what is no digest", "image under nonsense / (push|get)"));

  @TempDir Path folder;

  @Test
  void anOlderRegistryFailsWhereItMust() {
    try (DebianRegistry theirs = DebianRegistry.in(folder).start();
        Wire wire = new Wire(theirs.url())) {
      List<Step> steps = Suite.of(wire);
      assertThat(failing(steps)).containsExactlyElementsOf(expected(steps));
    }
  }

  private static List<String> failing(List<Step> steps) {
    List<String> failing = new ArrayList<>();
    for (Step step : steps) {
      try {
        step.run();
      } catch (AssertionError | UnsupportedException e) {
        failing.add(step.name());
      }
    }
    return failing;
  }

  private static List<String> expected(List<Step> steps) {
    List<String> names = steps.stream().map(Step::name).toList();
    assertThat(LACKING.values())
        .as("what it lacks is shown by some step")
        .allMatch(lacking -> names.stream().anyMatch(Pattern.compile(lacking).asMatchPredicate()));
    Pattern any = Pattern.compile(String.join("|", LACKING.values()));
    return names.stream().filter(any.asMatchPredicate()).toList();
  }
}
