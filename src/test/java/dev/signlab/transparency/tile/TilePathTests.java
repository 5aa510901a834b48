package dev.signlab.transparency.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of C2SP tlog-tiles, and what is none. */
class TilePathTests {

  @ParameterizedTest
  @CsvSource({
    "tile/0/x001/x234/067, 0, 1234067, 256",
    "tile/0/000, 0, 0, 256",
    "tile/2/000.p/34, 2, 0, 34",
    "tile/63/999, 63, 999, 256",
    "tile/1/x001/000.p/255, 1, 1000, 255",
    "tile/entries/x001/234, -1, 1234, 256",
    "tile/entries/000.p/1, -1, 0, 1"
  })
  void pathsAreReadAndWritten(String path, int level, long index, int width) {
    assertThat(TilePath.parse(path)).contains(new TilePath(level, index, width));
    assertThat(new TilePath(level, index, width).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/0/1234",
        "tile/0/x000/001",
        "tile/00/000",
        "tile/64/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/x01/000",
        "tile/data/000",
        "tile/entries/",
        "/tile/0/000",
        "tile/0/000/",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
      })
  void anythingElseIsNoPath(String path) {
    assertThat(TilePath.parse(path)).isEqualTo(Optional.empty());
  }

  @Test
  void aPieceIsThereWhenAllOfItIs() {
    assertThat(new TilePath(0, 0, 5).isWithin(5)).isTrue();
    assertThat(new TilePath(0, 0, 6).isWithin(5)).isFalse();
    assertThat(new TilePath(0, 1, 256).isWithin(512)).isTrue();
    assertThat(new TilePath(1, 0, 2).isWithin(512)).isTrue();
    assertThat(new TilePath(1, 0, 2).isWithin(511)).isFalse();
    assertThat(new TilePath(8, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
    assertThat(new TilePath(0, Long.MAX_VALUE, 256).isWithin(Long.MAX_VALUE)).isFalse();
    assertThatThrownBy(() -> new TilePath(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
