package dev.signlab.transparency.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedLogTests {

  private static final byte[] NONE = {};

  @TempDir private Path folder;
  private final PublishedLog.Identity identity = identity();

  private static PublishedLog.Identity identity() {
    KeyPair keys = KeyPair.generate(KeyType.ED25519);
    NoteKey key = new NoteKey("log.localhost", keys.publicKey(), keys.algorithm());
    return new PublishedLog.Identity("log.localhost", key, keys);
  }

  @Test
  void theCheckpointIsOfTheNewestHeadAndSignedByTheLog() {
    try (PublishedLog log = PublishedLog.open(folder, identity)) {
      requireHolds(log.checkpoint(), log.store());
      assertThat(log.checkpoint().size()).isZero();
      log.store().append("one".getBytes(UTF_8), NONE);
      Checkpoint first = log.checkpoint();
      requireHolds(first, log.store());
      assertThat(log.checkpoint()).isSameAs(first);
      log.store().append("two".getBytes(UTF_8), NONE);
      assertThat(log.checkpoint().size()).isEqualTo(2);
      assertThat(log.store().tree(1).root()).isEqualTo(first.root());
    }
    try (PublishedLog log = PublishedLog.open(folder, identity)) {
      assertThat(log.checkpoint().size()).isEqualTo(2);
    }
  }

  @Test
  void aLogThatDoesNotHoldWhatItPublishedIsNotOpened() throws IOException {
    try (PublishedLog log = PublishedLog.open(folder, identity)) {
      log.store().append("one".getBytes(UTF_8), NONE);
      log.store().append("two".getBytes(UTF_8), NONE);
      log.checkpoint();
    }
    byte[] entries = Files.readAllBytes(folder.resolve("entries"));
    Files.delete(folder.resolve("settled"));

    Files.write(folder.resolve("entries"), Arrays.copyOf(entries, entries.length - 1));
    refuses(identity, "1 entries");
    Files.write(folder.resolve("entries"), entries);
    PublishedLog.open(folder, identity).close();
  }

  @Test
  void anotherTreeOrAnotherKeyIsFoundOut() throws IOException {
    try (PublishedLog log = PublishedLog.open(folder, identity)) {
      log.store().append("one".getBytes(UTF_8), NONE);
      log.checkpoint();
    }
    refuses(identity(), "one of log.localhost");
    byte[] leaf = Files.readAllBytes(folder.resolve("nodes").resolve("00"));
    leaf[0] ^= 1;
    Files.write(folder.resolve("nodes").resolve("00"), leaf);
    refuses(identity, "");
  }

  /** A world that is put back deletes what was, also under a log that is still open. */
  @Test
  void aLogWhoseFolderWasDeletedDoesNotBringItBack() throws IOException {
    Path deleted = folder.resolve("log");
    PublishedLog log = PublishedLog.open(deleted, identity);
    log.store().append("one".getBytes(UTF_8), NONE);
    log.checkpoint();
    log.store().append("two".getBytes(UTF_8), NONE);
    log.checkpoint();
    try (Stream<Path> all = Files.walk(deleted)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }

    log.close();

    assertThat(deleted).doesNotExist();
  }

  private void refuses(PublishedLog.Identity by, String found) {
    assertThatThrownBy(() -> PublishedLog.open(folder, by))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().cause()).contains(Cause.WRONG_CHECKPOINT);
              assertThat(e.problem().foundOrSummary()).contains(found);
            })
        .hasMessageEndingWith("is not the one that was published");
  }

  private void requireHolds(Checkpoint checkpoint, LogStore log) {
    assertThat(identity.key().signed(checkpoint.note())).isTrue();
    assertThat(checkpoint.origin()).isEqualTo("log.localhost");
    assertThat(log.tree(checkpoint.size()).root()).isEqualTo(checkpoint.root());
  }
}
