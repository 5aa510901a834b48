package dev.signlab.interop.keyless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.interop.PagePart;
import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the second part of the page of the matrix equal to what the tools do. */
class KeylessMatrixIntegrationTests {

  @TempDir private Path folder;

  @Test
  void everybodyReadsAndRefusesWhatThePageSays() throws Exception {
    // It fetches the bundles of images for the others, and crane moves a signature.
    Tool.require("cosign3");
    Tool.require("crane");
    try (World world = World.in(folder.resolve("world"));
        World stranger = World.in(folder.resolve("other"))) {
      KeylessMatrix matrix = new KeylessMatrix(world, folder);
      matrix.fill(new Faults(world, new OtherRoots(world.trust(), stranger.trust(), folder)));
      assertThat(matrix.cells().entrySet())
          .allSatisfy(KeylessMatrixIntegrationTests::isAsItShouldBe);
      for (Fault fault : Fault.values()) {
        requireRefused(matrix, fault);
      }
      List<String> absent =
          matrix.parties().stream().filter(each -> !each.isHere()).map(Party::called).toList();
      PagePart.BY_IDENTITY.compare(KeylessPage.text(matrix), absent);
    }
  }

  /** sigstore-java does not read cosign's statements about images, whoever signed them. */
  private static void isAsItShouldBe(Map.Entry<KeylessMatrix.Place, String> cell) {
    assertThat(cell.getValue()).doesNotStartWith("takes");
    if (cell.getValue().startsWith("refused: ")) {
      assertThat(cell.getKey().layout()).isEqualTo(Layout.BUNDLE);
      assertThat(cell.getKey().verifier().called()).isEqualTo("sigstore-java");
    }
  }

  private static void requireRefused(KeylessMatrix matrix, Fault fault) {
    assertThat(matrix.causes(fault)).as(fault.title()).first().isEqualTo(fault.cause());
    for (Party verifier : matrix.parties()) {
      if (fault.isMadeOfImages() || !(verifier instanceof SkopeoParty)) {
        assertThat(matrix.refusal(fault, verifier).equals(KeylessMatrix.TAKEN))
            .as(fault.title() + " by " + verifier.called())
            .isEqualTo(fault.isNotSeenBy(verifier));
      }
    }
  }
}
