package dev.signlab.transparency.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.TreeHead;
import dev.signlab.transparency.tile.TilePath;
import dev.signlab.transparency.tile.Tiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStoreTests {

  private static final byte[] NONE = {};

  @TempDir private Path folder;

  @Test
  void anEntryIsThereWithItsProofAndStaysWhenOpenedAgain() {
    TreeHead head;
    try (LogStore log = LogStore.open(folder)) {
      assertThat(log.head()).isEqualTo(TreeHead.EMPTY);
      for (int i = 0; i < 20; i++) {
        Appended added = log.append(entry(i), ("rest " + i).getBytes(UTF_8));

        assertThat(added.index()).isEqualTo(i);
        assertThat(added.isNew()).isTrue();
        assertThat(added.head()).isEqualTo(log.head());
        requireInside(log, i);
      }
      head = log.head();
    }
    try (LogStore again = LogStore.open(folder)) {
      assertThat(again.head()).isEqualTo(head);
      assertThat(new String(again.record(7).rest(), UTF_8)).isEqualTo("rest 7");
      LongStream.range(0, 20).forEach(i -> requireInside(again, i));
      assertThat(again.append(entry(20), NONE).index()).isEqualTo(20);
      assertThat(again.tree(21).consistency(20).proves(head.root(), again.head().root())).isTrue();
    }
  }

  @Test
  void anEqualEntryIsKeptOnce() {
    try (LogStore log = LogStore.open(folder)) {
      log.append(entry(1), NONE);
      Appended first = log.append(entry(2), "first".getBytes(UTF_8));

      Appended second = log.append(entry(2), "second".getBytes(UTF_8));

      assertThat(second.index()).isEqualTo(first.index());
      assertThat(second.isNew()).isFalse();
      assertThat(log.head()).isEqualTo(first.head());
      assertThat(new String(log.record(1).rest(), UTF_8)).isEqualTo("first");
      assertThat(log.find(MerkleHash.leaf(entry(2)))).hasValue(1);
      assertThat(log.find(MerkleHash.leaf(entry(3)))).isEmpty();
      assertThat(log.find(NONE)).isEmpty();
    }
  }

  @Test
  void manyAtOnceLoseNothingAndShareNoIndex() throws Exception {
    Set<Long> indexes = ConcurrentHashMap.newKeySet();
    Set<Long> doubled = ConcurrentHashMap.newKeySet();
    try (LogStore log = LogStore.open(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        int number = i;
        work.add(
            threads.submit(
                () -> {
                  Appended added = log.append(entry(number / 2), NONE);
                  (added.isNew() ? indexes : doubled).add(added.index());
                  assertThat(log.record(added.index()).entry()).isEqualTo(entry(number / 2));
                  requireInside(log, added.index());
                }));
      }
      for (Future<?> each : work) {
        each.get();
      }
      assertThat(log.head().size()).isEqualTo(1_000);
      assertThat(indexes).hasSize(1_000);
      assertThat(doubled).hasSize(1_000);
    }
  }

  @Test
  void tilesAreTheHashesOfEveryEighthLevelAndTheEntries() {
    try (LogStore log = LogStore.open(folder)) {
      ByteArrayOutputStream leaves = new ByteArrayOutputStream();
      fill(log, 600);
      for (int i = 0; i < 256; i++) {
        leaves.writeBytes(MerkleHash.leaf(log.record(i).entry()));
      }
      Tiles tiles = new Tiles(log);

      assertThat(tiles.read(new TilePath(0, 0, 256))).hasValue(leaves.toByteArray());
      assertThat(tiles.read(new TilePath(0, 0, 10)))
          .hasValue(Arrays.copyOf(leaves.toByteArray(), 320));
      byte[] upper = tiles.read(new TilePath(1, 0, 2)).orElseThrow();
      assertThat(Arrays.copyOf(upper, 32)).isEqualTo(log.tree(256).root());
      assertThat(tiles.read(new TilePath(1, 0, 3))).isEmpty();
      assertThat(tiles.read(new TilePath(TilePath.ENTRIES, 2, 89))).isEmpty();
      byte[] bundle = tiles.read(new TilePath(TilePath.ENTRIES, 2, 88)).orElseThrow();
      byte[] first = log.record(512).entry();
      assertThat(bundle[0] << 8 | bundle[1]).isEqualTo(first.length);
      assertThat(Arrays.copyOfRange(bundle, 2, 2 + first.length)).isEqualTo(first);
    }
  }

  /** Whatever a killed process left of its last entries, those before them are there. */
  @Test
  void aTornTailIsCutOff() throws IOException {
    long whole;
    TreeHead head;
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 5);
      head = log.head();
      whole = Files.size(folder.resolve("entries"));
      log.append(entry(99), "rest".getBytes(UTF_8));
    }
    Files.delete(folder.resolve("settled"));
    byte[] data = Files.readAllBytes(folder.resolve("entries"));
    for (int length = (int) whole; length < data.length; length++) {
      Files.write(folder.resolve("entries"), Arrays.copyOf(data, length));
      requireHead(head);
    }
    for (int flipped = (int) whole; flipped < data.length; flipped++) {
      byte[] changed = data.clone();
      changed[flipped] ^= 1;
      Files.write(folder.resolve("entries"), changed);
      requireHead(head);
    }
  }

  private void requireHead(TreeHead head) throws IOException {
    try (LogStore log = LogStore.open(folder)) {
      assertThat(log.head()).isEqualTo(head);
      requireInside(log, 4);
    }
    Files.delete(folder.resolve("settled"));
  }

  /** Nodes and ends are not written through with each entry, so a power cut may take them. */
  @Test
  void whatCanBeMadeAnewIsMadeAnew() throws IOException {
    TreeHead head;
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 700);
      head = log.head();
    }
    Files.delete(folder.resolve("settled"));
    Files.delete(folder.resolve("ends"));
    try (Stream<Path> nodes = Files.list(folder.resolve("nodes"))) {
      for (Path each : nodes.toList()) {
        Files.write(each, new byte[100]);
      }
    }
    try (LogStore log = LogStore.open(folder)) {
      assertThat(log.head()).isEqualTo(head);
      requireInside(log, 555);
    }
  }

  @Test
  void anEntryThatSomebodyChangedIsNotHandedOut() throws IOException {
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 3);
    }
    byte[] data = Files.readAllBytes(folder.resolve("entries"));
    data[13] ^= 1;
    Files.write(folder.resolve("entries"), data);
    try (LogStore log = LogStore.open(folder)) {
      assertThatThrownBy(() -> log.record(0))
          .isInstanceOf(LabException.class)
          .hasMessageContaining("entry 0 of the log in")
          .hasMessageEndingWith("was changed");
      assertThat(log.record(1).entry()).isEqualTo(entry(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "entries, 4, the length of an entry was changed",
    "entries, 8, the length of an entry was changed",
    "ends, 0, the ends of the entries were changed",
    "ends, 6, the ends of the entries were changed"
  })
  void aLengthThatSomebodyChangedIsNotBelieved(String name, int at, String found)
      throws IOException {
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 3);
    }
    byte[] data = Files.readAllBytes(folder.resolve(name));
    data[at] = (byte) 0x7f;
    Files.write(folder.resolve(name), data);
    try (LogStore log = LogStore.open(folder)) {
      LabException refused = catchThrowableOfType(LabException.class, () -> log.record(0));
      assertThat(refused.problem().found()).contains(found);
    }
  }

  @Test
  void aTreeThatIsTooShortIsRefusedWithItsPlace() throws IOException {
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 3);
    }
    Path leaves = folder.resolve("nodes").resolve("00");
    Files.write(leaves, Arrays.copyOf(Files.readAllBytes(leaves), 70));
    assertThatThrownBy(() -> LogStore.open(folder))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot read the tree in " + folder.resolve("nodes"));
  }

  @Test
  void aThreadThatIsInterruptedSpoilsNothingForOthers() {
    try (LogStore log = LogStore.open(folder)) {
      fill(log, 3);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> log.record(0)).isInstanceOf(LabException.class);
      assertThat(Thread.interrupted()).isTrue();

      assertThat(log.append(entry(51), NONE).index()).isEqualTo(3);
      requireInside(log, 3);
    }
  }

  @Test
  void aLogIsOpenOnceAndNotAfterItsEnd() {
    LogStore log = LogStore.open(folder);
    assertThatThrownBy(() -> LogStore.open(folder))
        .isInstanceOf(LabException.class)
        .hasMessageEndingWith("is open already");
    log.close();

    assertThatThrownBy(() -> log.append(entry(1), NONE)).isInstanceOf(LabException.class);
    log.close();
    LogStore.open(folder).close();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    try (LogStore log = LogStore.open(folder)) {
      assertThatThrownBy(() -> log.append(NONE, NONE)).isInstanceOf(LabException.class);
      assertThatThrownBy(() -> log.append(new byte[0x10000], NONE))
          .isInstanceOf(LabException.class);
      assertThat(log.append(new byte[0xffff], NONE).index()).isZero();
      assertThatThrownBy(() -> log.record(1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> log.tree(2)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void requireInside(LogStore log, long index) {
    TreeHead head = log.head();
    byte[] leaf = MerkleHash.leaf(log.record(index).entry());
    assertThat(log.tree(head.size()).inclusion(index).proves(leaf, head.root())).isTrue();
  }

  private static void fill(LogStore log, int count) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      if (count <= 10) {
        for (int i = 0; i < count; i++) {
          log.append(entry(i), NONE);
        }
        return;
      }
      for (int i = 0; i < count; i++) {
        int number = i;
        threads.execute(() -> log.append(entry(number), NONE));
      }
    }
    assertThat(log.head().size()).isEqualTo(count);
  }

  private static byte[] entry(long number) {
    return ("entry " + number).getBytes(UTF_8);
  }
}
