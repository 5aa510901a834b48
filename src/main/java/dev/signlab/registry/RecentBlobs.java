package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.storage.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The bytes of small blobs that are asked for again and again, as long as their files are the ones
 * that were read: whoever damages a file is served its damage at the next request, as without this.
 * Safe for use by several threads.
 */
final class RecentBlobs {

  private static final int LARGEST = 64 << 10;
  private static final int MOST = 64;

  /**
   * A file that was not touched since it was looked at so long ago has a time of its own: what is
   * written from now on gets another one. File systems count in steps of milliseconds.
   */
  private static final long SETTLED_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private final Map<Digest, Recent> recent = new ConcurrentHashMap<>();

  /**
   * Makes a memory with nothing in it.
   *
   * @param nanos counts on, as {@link System#nanoTime} does
   */
  RecentBlobs(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * What is known of a blob.
   *
   * @param stamp of its file when that was first seen like this
   * @param since when that was, in nanoseconds of the process
   * @param bytes nothing while they are not worth keeping
   */
  private record Recent(FileStamp stamp, long since, Optional<ByteBuffer> bytes) {}

  /** Returns the bytes of a blob, or nothing where its file has to be read. */
  Optional<ByteBuffer> get(Digest digest, Path file) throws IOException {
    FileStamp stamp = FileStamp.ofExisting(file);
    if (stamp.size() <= 0 || stamp.size() > LARGEST) {
      return Optional.empty();
    }
    Recent known = recent.get(digest);
    if (known == null || !known.stamp().equals(stamp)) {
      keep(digest, new Recent(stamp, nanos.getAsLong(), Optional.empty()));
      return Optional.empty();
    }
    return known.bytes().isPresent()
        ? known.bytes().map(ByteBuffer::duplicate)
        : settled(digest, file, known);
  }

  private Optional<ByteBuffer> settled(Digest digest, Path file, Recent known) throws IOException {
    if (nanos.getAsLong() - known.since() >= SETTLED_NANOS) {
      Optional<ByteBuffer> bytes =
          Optional.of(read(file)).filter(all -> all.remaining() == known.stamp().size());
      keep(digest, new Recent(known.stamp(), known.since(), bytes));
    }
    return Optional.empty();
  }

  /** A newcomer takes the place of any other. */
  private void keep(Digest digest, Recent news) {
    if (recent.size() >= MOST) {
      recent.keySet().stream().findFirst().ifPresent(recent::remove);
    }
    recent.put(digest, news);
  }

  /** Outside of the heap, from where a socket takes them without a copy. */
  private static ByteBuffer read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(LARGEST);
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ))) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until the file ends.
      }
    }
    return bytes.flip().asReadOnlyBuffer();
  }
}
