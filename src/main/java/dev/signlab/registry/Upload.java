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

/**
 * A blob on its way in: bytes are appended to a file and hashed as they come. Safe for use by
 * several threads, which take turns.
 */
final class Upload {

  private static final int BUFFER = 256 << 10;

  private final String id;
  private final String repository;
  private final Path file;
  private final MessageDigest sha256 = DigestAlgorithm.SHA256.newMessageDigest();
  private long offset;
  private boolean isFinished;

  Upload(String id, String repository, Path file) {
    this.id = id;
    this.repository = repository;
    this.file = file;
  }

  String id() {
    return id;
  }

  String repository() {
    return repository;
  }

  /** Returns how many bytes are there. */
  synchronized long offset() {
    return offset;
  }

  /** Appends bytes; what came before a failure stays, and the next chunk goes on behind it. */
  synchronized long append(InputStream in) throws IOException {
    requireUnfinished();
    byte[] buffer = new byte[BUFFER];
    int n = in.read(buffer);
    if (n < 0) {
      return offset;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (; n >= 0; n = in.read(buffer)) {
        write(channel, buffer, n);
      }
    }
    return offset;
  }

  /** Appends bytes only where the upload stands at a given offset. */
  synchronized long appendAt(long start, InputStream in) throws IOException {
    if (start != offset) {
      throw RegistryError.of(ErrorCode.RANGE_INVALID, "chunk is out of order")
          .about("expected to begin at " + offset);
    }
    return append(in);
  }

  /** Checks the digest and hands the file to the store; without this, nothing is stored. */
  synchronized void finish(Digest expected, BlobStore blobs) throws IOException {
    requireUnfinished();
    isFinished = true;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(offset);
    }
    if (!digest(expected.algorithm()).equals(expected)) {
      Files.deleteIfExists(file);
      throw RegistryError.of(
              ErrorCode.DIGEST_INVALID, "provided digest did not match uploaded content")
          .about(expected);
    }
    blobs.adopt(file, expected);
  }

  synchronized void cancel() throws IOException {
    requireUnfinished();
    isFinished = true;
    Files.deleteIfExists(file);
  }

  private void write(FileChannel channel, byte[] buffer, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
    for (long at = offset; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    sha256.update(buffer, 0, length);
    offset += length;
  }

  private Digest digest(DigestAlgorithm algorithm) throws IOException {
    if (algorithm == DigestAlgorithm.SHA256) {
      return Digest.finish(algorithm, sha256);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Digest.of(algorithm, in);
    }
  }

  private void requireUnfinished() {
    if (isFinished) {
      throw Uploads.unknown(id);
    }
  }
}
