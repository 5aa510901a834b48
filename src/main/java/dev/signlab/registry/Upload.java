package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blob on its way in: bytes are appended to a file and hashed as they come. Safe for use by
 * several threads, which take turns.
 */
final class Upload {

  private static final int BUFFER = 256 << 10;

  private final String id;
  private final String repository;
  private final Path file;
  private final InstantSource clock;
  private final MessageDigest sha256 = DigestAlgorithm.SHA256.newMessageDigest();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Instant touched;
  private final AtomicLong offset = new AtomicLong();
  private boolean isFinished;

  Upload(String id, String repository, Path file, InstantSource clock) {
    this.id = id;
    this.repository = repository;
    this.file = file;
    this.clock = clock;
    this.touched = clock.instant();
  }

  String id() {
    return id;
  }

  String repository() {
    return repository;
  }

  /** Returns when it last got bytes. */
  Instant touched() {
    return touched;
  }

  /** Tells whether nothing has come for so long. */
  boolean restsSince(Duration rest) {
    return touched.plus(rest).isBefore(clock.instant());
  }

  /** Returns how many bytes are there. */
  long offset() {
    return offset.get();
  }

  /** Appends bytes; what came before a failure stays, and the next chunk goes on behind it. */
  long append(InputStream in) throws IOException {
    return inTurn(() -> appended(in));
  }

  private long appended(InputStream in) throws IOException {
    requireUnfinished();
    byte[] buffer = new byte[BUFFER];
    int n = in.read(buffer);
    if (n < 0) {
      return offset.get();
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (; n >= 0; n = in.read(buffer)) {
        write(channel, buffer, n);
      }
    }
    return offset.get();
  }

  /** Appends bytes only where the upload stands at a given offset. */
  long appendAt(long start, InputStream in) throws IOException {
    return inTurn(
        () -> {
          if (start != offset.get()) {
            throw RegistryError.of(ErrorCode.RANGE_INVALID, "chunk is out of order")
                .about("expected to begin at " + offset);
          }
          return appended(in);
        });
  }

  /** Checks the digest and hands the file to the store; without this, nothing is stored. */
  void finish(Digest expected, BlobStore blobs) throws IOException {
    inTurn(() -> finished(expected, blobs));
  }

  private Digest finished(Digest expected, BlobStore blobs) throws IOException {
    requireUnfinished();
    isFinished = true;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(offset.get());
    }
    if (!digest(expected.algorithm()).equals(expected)) {
      Files.deleteIfExists(file);
      throw RegistryError.of(
              ErrorCode.DIGEST_INVALID, "provided digest did not match uploaded content")
          .about(expected);
    }
    blobs.adopt(file, expected);
    return expected;
  }

  void cancel() throws IOException {
    inTurn(
        () -> {
          requireUnfinished();
          isFinished = true;
          return Files.deleteIfExists(file);
        });
  }

  /**
   * Ends it, whatever became of it, and gives its space back.
   *
   * @return false when it is receiving bytes and so goes on
   */
  boolean giveUp() throws IOException {
    if (!turn.tryLock()) {
      return false;
    }
    try {
      isFinished = true;
      Files.deleteIfExists(file);
      return true;
    } finally {
      turn.unlock();
    }
  }

  private void write(FileChannel channel, byte[] buffer, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
    for (long at = offset.get(); bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    sha256.update(buffer, 0, length);
    offset.addAndGet(length);
    touched = clock.instant();
  }

  private Digest digest(DigestAlgorithm algorithm) throws IOException {
    if (algorithm == DigestAlgorithm.SHA256) {
      return Digest.finish(algorithm, sha256);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Digest.of(algorithm, in);
    }
  }

  private <T> T inTurn(Work<T> work) throws IOException {
    turn.lock();
    try {
      return work.run();
    } finally {
      turn.unlock();
    }
  }

  /** What is done with the file. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private void requireUnfinished() {
    if (isFinished) {
      throw Uploads.unknown(id);
    }
  }
}
