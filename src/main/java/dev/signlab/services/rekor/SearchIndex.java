package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds entries by what stands in them: a file of twelve bytes for each key of each entry, the
 * beginning of the key's digest and the index of the entry, in the order of the log. A search reads
 * it from front to back, some thirty milliseconds for a million entries, and needs no memory. What
 * the file does not have yet is told by the log, so it may lag behind, and be deleted.
 */
final class SearchIndex {

  private static final int RECORD = Long.BYTES + Integer.BYTES;
  private static final int PIECE = RECORD << 13;

  private final Path file;
  private long next;

  private SearchIndex(Path file, long next) {
    this.file = file;
    this.next = next;
  }

  /** Tells the index what the keys of an entry are. */
  @FunctionalInterface
  interface Entries {
    List<String> keys(long index);
  }

  static SearchIndex open(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
      return new SearchIndex(file, repaired(file));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** The keys of the last entry may not all be there, so it is told again. */
  private static long repaired(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long records = channel.size() / RECORD;
      long last = 0;
      ByteBuffer record = ByteBuffer.allocate(RECORD);
      for (boolean first = true; records > 0; first = false) {
        channel.read(record.clear(), (records - 1) * RECORD);
        int index = record.getInt(Long.BYTES);
        if (!first && index != last) {
          break;
        }
        last = index;
        records--;
      }
      channel.truncate(records * RECORD);
      return last;
    }
  }

  /** Returns how many entries it has. */
  synchronized long size() {
    return next;
  }

  /** Reads the entries that it does not have yet, up to a size of the log. */
  synchronized void catchUp(long size, Entries entries) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(atWholeRecords(channel))) {
      while (next < size) {
        int count = (int) Math.min(512, size - next);
        out.write(records(count, entries));
        next += count;
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** A write that was cut short would move all records behind it. */
  private static FileChannel atWholeRecords(FileChannel channel) throws IOException {
    long whole = channel.size() / RECORD * RECORD;
    return channel.truncate(whole).position(whole);
  }

  private byte[] records(int count, Entries entries) {
    List<long[]> all = new ArrayList<>();
    for (long index = next; index < next + count; index++) {
      for (String key : entries.keys(index)) {
        all.add(new long[] {hash(key), index});
      }
    }
    byte[] records = new byte[all.size() * RECORD];
    ByteBuffer out = ByteBuffer.wrap(records);
    all.forEach(each -> out.putLong(each[0]).putInt((int) each[1]));
    return records;
  }

  /** Returns the entries that may have a key, in the order of the log; nearly all of them do. */
  List<Long> candidates(String key) {
    long wanted = hash(key.toLowerCase(Locale.ROOT));
    List<Long> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = in.readNBytes(PIECE);
      while (piece.length >= RECORD) {
        ByteBuffer records = ByteBuffer.wrap(piece);
        while (records.remaining() >= RECORD) {
          long hash = records.getLong();
          long index = records.getInt();
          if (hash == wanted) {
            found.add(index);
          }
        }
        piece = in.readNBytes(PIECE);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
    return found.stream().distinct().toList();
  }

  private static long hash(String key) {
    byte[] digest = Digest.of(key.getBytes(StandardCharsets.UTF_8)).bytes();
    return ByteBuffer.wrap(digest).getLong();
  }

  private static RuntimeException failed(Path file, IOException e) {
    return Problem.of("cannot search the log by " + file)
        .expected("a file that can be read and written, with space left")
        .found(Reason.of(e))
        .asException(e);
  }
}
