package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks thousands of times in a second causes few readings, and hears no old news. */
class KeptReadingTests {

  @TempDir private Path folder;
  private final AtomicInteger readings = new AtomicInteger();
  private Path file;
  private KeptReading<String> kept;

  @BeforeEach
  void aFile() {
    file = folder.resolve("file");
    kept = new KeptReading<>(file, this::read, "nothing");
  }

  private String read() {
    readings.incrementAndGet();
    try {
      return Files.exists(file) ? Files.readString(file) : "nothing";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsNotThereIsNotRead() {
    assertThat(kept.get()).isEqualTo("nothing");
    assertThat(kept.get()).isEqualTo("nothing");
    assertThat(readings).hasValue(0);
  }

  @Test
  void eachStateIsReadOnce() {
    for (int i = 1; i < 20; i++) {
      AtomicFile.write(file, "state " + i);
      assertThat(kept.get()).isEqualTo("state " + i);
      assertThat(kept.get()).isEqualTo("state " + i);
      assertThat(readings).hasValue(i);
    }
  }

  @Test
  void aFileThatWentAwayIsNotKept() throws IOException {
    Files.writeString(file, "here");
    assertThat(kept.get()).isEqualTo("here");
    Files.delete(file);
    assertThat(kept.get()).isEqualTo("nothing");
  }

  @Test
  void whatCannotBeReadIsAskedForEachTime() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(kept::get).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(kept::get).isInstanceOf(UncheckedIOException.class);
    assertThat(readings).hasValue(2);
  }

  @Test
  void aLinkThatLeadsNowhereIsSomething() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("gone"));
    kept.get();
    assertThat(readings).hasValue(1);
  }

  @Test
  void aLinkThatComesLaterIsSeenAtOnce() throws IOException {
    assertThat(kept.get()).isEqualTo("nothing");
    Files.createSymbolicLink(file, folder.resolve("gone"));
    kept.get();
    assertThat(readings).hasValue(1);
  }

  @Test
  void aLinkIsSeenAlsoInAFolderThatWasLongAsItWas() throws Exception {
    assertThat(kept.get()).isEqualTo("nothing");
    Thread.sleep(3_100);
    assertThat(kept.get()).isEqualTo("nothing");
    assertThat(kept.get()).isEqualTo("nothing");
    Files.createSymbolicLink(file, folder.resolve("gone"));
    kept.get();
    assertThat(readings).hasValue(1);
  }
}
