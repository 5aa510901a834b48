package dev.signlab.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.DebianRegistry;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the page of the matrix equal to what the tools do. */
class InteropMatrixIntegrationTests {

  @TempDir Path folder;

  @Test
  void everybodyReadsWhatThePageSays() throws Exception {
    Files.createDirectories(folder.resolve("debian"));
    Path own = Files.createDirectories(folder.resolve("own"));
    try (DebianRegistry debian = DebianRegistry.in(folder.resolve("debian")).start();
        EmbeddedRegistry embedded =
            EmbeddedRegistry.start(RegistrySettings.of(own, InstantSource.system()))) {
      Map<String, String> registries =
          Map.of("docker-registry", debian.host(), "the lab's", "127.0.0.1:" + embedded.port());
      Matrix matrix = new Matrix(registries, folder, authority());
      Map<Cell, String> cells = new TreeMap<>(BY_TEXT);
      cells.putAll(matrix.fill());
      List<String> absent =
          matrix.parties().stream().filter(each -> !each.isHere()).map(Party::name).toList();
      assertThat(cells.entrySet()).allSatisfy(InteropMatrixIntegrationTests::isAsItShouldBe);
      PagePart.BY_KEY.compare(MatrixPage.text(cells, matrix.parties()), absent);
    }
  }

  /** Nobody takes any key, and what is refused is what cosign 3.1 signs as nobody expects it. */
  private static void isAsItShouldBe(Map.Entry<Cell, String> entry) {
    assertThat(entry.getValue()).doesNotStartWith("takes").doesNotStartWith("not signed");
    if (entry.getValue().startsWith("refused: ")) {
      assertThat(entry.getKey().signer()).isEqualTo("cosign 3.1");
      assertThat(entry.getKey().key()).isIn(KeyKind.P384, KeyKind.ED25519);
    }
  }

  private TimestampAuthority authority() throws IOException {
    Path own = Files.createDirectories(folder.resolve("timestamps"));
    TimestampAuthority authority = TimestampAuthority.in(own);
    Files.writeString(own.resolve("trusted-root.json"), authority.trustedRoot());
    return authority;
  }

  private static final Comparator<Cell> BY_TEXT = Comparator.comparing(Cell::toString);
}
