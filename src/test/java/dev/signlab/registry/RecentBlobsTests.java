package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of blobs is never another thing than what lies on the disk. */
class RecentBlobsTests {

  private static final byte[] BYTES = "a small blob".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.of(BYTES);

  private final AtomicLong nanos = new AtomicLong();
  private final RecentBlobs recent = new RecentBlobs(nanos::get);
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("blob"), BYTES);
  }

  @Test
  void aBlobIsKeptWhenItsFileHasStoodStillForAWhile() throws IOException {
    assertThat(recent.get(DIGEST, file)).isEmpty();
    assertThat(recent.get(DIGEST, file)).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(recent.get(DIGEST, file)).isEmpty();
    assertThat(recent.get(DIGEST, file)).contains(ByteBuffer.wrap(BYTES));
    assertThat(recent.get(DIGEST, file).map(ByteBuffer::isDirect)).contains(true);
  }

  @Test
  void whatOneReaderTookIsThereForTheNext() throws IOException {
    keep();
    ByteBuffer first = recent.get(DIGEST, file).orElseThrow();
    first.get(new byte[BYTES.length]);
    assertThat(recent.get(DIGEST, file)).contains(ByteBuffer.wrap(BYTES));
  }

  @Test
  void aDamageOfTheSameSizeAndTimeIsSeenAtOnce() throws Exception {
    keep();
    FileTime before = Files.getLastModifiedTime(file);
    byte[] damaged = BYTES.clone();
    damaged[0] ^= 1;
    Thread.sleep(20);
    Files.write(file, damaged);
    Files.setLastModifiedTime(file, before);
    assertThat(recent.get(DIGEST, file)).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(recent.get(DIGEST, file)).isEmpty();
    assertThat(recent.get(DIGEST, file)).contains(ByteBuffer.wrap(damaged));
  }

  @Test
  void aFileThatWentAwayIsNotServed() throws IOException {
    keep();
    Files.delete(file);
    assertThat(recent.get(DIGEST, file)).isEmpty();
  }

  @Test
  void largeBlobsAndEmptyOnesAreReadEachTime() throws IOException {
    for (int size : new int[] {0, (64 << 10) + 1}) {
      Files.write(file, new byte[size]);
      assertThat(afterAWhile(DIGEST, file)).as(size + " bytes").isEmpty();
    }
    Files.write(file, new byte[64 << 10]);
    assertThat(afterAWhile(DIGEST, file).map(ByteBuffer::remaining)).contains(64 << 10);
  }

  @Test
  void noMoreThanABoundIsKept() throws IOException {
    int kept = 0;
    for (int i = 0; i < 200; i++) {
      byte[] bytes = {(byte) i, 1};
      Path each = Files.write(folder.resolve("blob" + i), bytes);
      assertThat(afterAWhile(Digest.of(bytes), each)).contains(ByteBuffer.wrap(bytes));
    }
    for (int i = 0; i < 200; i++) {
      byte[] bytes = {(byte) i, 1};
      kept += recent.get(Digest.of(bytes), folder.resolve("blob" + i)).isPresent() ? 1 : 0;
    }
    assertThat(kept).isBetween(1, 64);
  }

  private void keep() throws IOException {
    assertThat(afterAWhile(DIGEST, file)).isPresent();
  }

  private Optional<ByteBuffer> afterAWhile(Digest digest, Path path) throws IOException {
    recent.get(digest, path);
    pass(Duration.ofSeconds(1));
    recent.get(digest, path);
    return recent.get(digest, path);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
