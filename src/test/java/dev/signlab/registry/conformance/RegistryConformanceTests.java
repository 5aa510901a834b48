package dev.signlab.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends the requests of the OCI distribution-spec's conformance program to the embedded registry,
 * and asks of the answers what that program asks. Words, data and client are our own; the program
 * itself (in the folder {@code conformance} of the specification's repository) is in Go and needs
 * to be compiled.
 *
 * <p>Each dynamic test stands for one result of the program: a push with a look at where it landed,
 * a {@code HEAD}, a {@code GET}, a list, a delete, or the look whether the delete took place at
 * once. The program of 2026 has 875 results with its settings for 1.1 (everything but manifests
 * whose content is missing), when a registry can all of it:
 *
 * <pre>
 * base, and an untouched repository                                   1 +   2
 * blobs under sha256 and sha512: 12 ways in, 6 parts, 2 well-known
 *   ones, 5 under a wrong digest, one that is missing                88 +  88
 * 18 contents: {@link Contents}                                            684
 * manifests that are missing, and one under what is no digest         2 +  10
 * </pre>
 *
 * Here are two more, the cancelled uploads, which the program asks for with its settings for the
 * next version, as it does for the header field {@code Docker-Content-Digest}, which is asked for
 * here too. Earlier versions have fewer results (one counted 687 for this registry), since they
 * lack contents or count each delete once.
 */
class RegistryConformanceTests {

  private static final int RESULTS_FOR_1_1 = 875;
  private static final int CANCELLED_UPLOADS = 2;

  /**
   * What the specification leaves open, and ours does without: the program counts these as skipped.
   */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "sha256 blobs / mount from anywhere / mount",
          "sha512 blobs / mount from anywhere / mount");

  @TempDir static Path folder;
  private static EmbeddedRegistry registry;
  private static Wire wire;

  @BeforeAll
  static void start() {
    registry = EmbeddedRegistry.start(RegistrySettings.of(folder, InstantSource.system()));
    wire = new Wire("http://127.0.0.1:" + registry.port());
  }

  @AfterAll
  static void stop() {
    wire.close();
    registry.close();
  }

  @TestFactory
  Stream<DynamicTest> ours() {
    return Suite.of(wire).stream()
        .map(step -> DynamicTest.dynamicTest(step.name(), () -> run(step)));
  }

  @Test
  void askAsMuchAsTheProgram() {
    List<String> names = Suite.of(wire).stream().map(Step::name).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .containsAll(UNSUPPORTED)
        .hasSize(RESULTS_FOR_1_1 + CANCELLED_UPLOADS);
  }

  private static void run(Step step) {
    if (UNSUPPORTED.contains(step.name())) {
      assertThatThrownBy(step::run).isInstanceOf(UnsupportedException.class);
    } else {
      step.run();
    }
  }
}
