package dev.signlab.services.rekor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTests {

  @TempDir private Path folder;

  /** Each entry has a key of its own, one that every third has, and one that all have. */
  private static List<String> keys(long index) {
    return List.of("own " + index, "third " + index % 3, "all");
  }

  @Test
  void entriesAreFoundInTheOrderOfTheLog() {
    SearchIndex index = SearchIndex.open(folder.resolve("search"));
    index.catchUp(10, SearchIndexTests::keys);

    assertThat(index.candidates("own 7")).containsExactly(7L);
    assertThat(index.candidates("THIRD 2")).containsExactly(2L, 5L, 8L);
    assertThat(index.candidates("all")).hasSize(10);
    assertThat(index.candidates("none")).isEmpty();
    index.catchUp(12, SearchIndexTests::keys);
    assertThat(index.candidates("third 2")).containsExactly(2L, 5L, 8L, 11L);
  }

  @Test
  void aFileThatEndsAnywhereIsMadeWholeAgain() throws IOException {
    Path file = folder.resolve("search");
    SearchIndex.open(file).catchUp(4, SearchIndexTests::keys);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      SearchIndex index = SearchIndex.open(file);
      index.catchUp(4, SearchIndexTests::keys);
      assertThat(index.candidates("all")).as("cut at " + length).containsExactly(0L, 1L, 2L, 3L);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void aWriteThatWasCutShortDoesNotHideTheEntriesBehindIt() throws IOException {
    Path file = folder.resolve("search");
    SearchIndex index = SearchIndex.open(file);
    index.catchUp(4, SearchIndexTests::keys);
    Files.write(file, new byte[5], StandardOpenOption.APPEND);

    index.catchUp(8, SearchIndexTests::keys);
    assertThat(index.candidates("own 7")).containsExactly(7L);
    assertThat(index.candidates("all")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }
}
