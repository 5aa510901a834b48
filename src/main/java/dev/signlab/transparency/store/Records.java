package dev.signlab.transparency.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a log and what the log keeps beside each, one record behind the other, and where
 * each record ends. A record is its checksum (CRC32C), two lengths, entry and rest. Readers may be
 * many, the writer is one.
 */
final class Records implements AutoCloseable {

  /** The most bytes of a part of a record. */
  static final int LARGEST = 1 << 24;

  private static final int HEAD = 3 * Integer.BYTES;

  private final GrowingFile data;
  private final GrowingFile ends;

  private Records(GrowingFile data, GrowingFile ends) {
    this.data = data;
    this.ends = ends;
  }

  static Records open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Records(
        GrowingFile.open(folder.resolve("entries")), GrowingFile.open(folder.resolve("ends")));
  }

  /** Returns how many ends are written, also of records that were never finished. */
  long ends() throws IOException {
    return ends.length() / Long.BYTES;
  }

  /** Returns neighbours, which are read at once. */
  List<LogRecord> read(long first, int count) throws IOException {
    long start = end(first - 1);
    long length = end(first + count - 1) - start;
    if (start < 0 || length < 0 || length > Math.min(data.length() - start, Integer.MAX_VALUE)) {
      throw new IOException("the ends of the entries were changed");
    }
    ByteBuffer bytes = ByteBuffer.wrap(data.read(start, (int) length));
    LogRecord[] records = new LogRecord[count];
    for (int i = 0; i < count; i++) {
      records[i] = record(bytes);
    }
    return List.of(records);
  }

  private static LogRecord record(ByteBuffer bytes) throws IOException {
    int left = bytes.remaining() - HEAD;
    int entry = left < 0 ? -1 : bytes.getInt(bytes.position() + Integer.BYTES);
    int rest = left < 0 ? -1 : bytes.getInt(bytes.position() + 2 * Integer.BYTES);
    if (entry < 0 || rest < 0 || (long) entry + rest > left) {
      throw new IOException("the length of an entry was changed");
    }
    byte[] first = new byte[entry];
    byte[] second = new byte[rest];
    bytes.position(bytes.position() + HEAD).get(first).get(second);
    return new LogRecord(first, second);
  }

  /** Returns where a record ends; the one before the first ends at 0. */
  long end(long index) throws IOException {
    return index < 0 ? 0 : ByteBuffer.wrap(ends.read(index * Long.BYTES, Long.BYTES)).getLong();
  }

  /** Writes records behind those that are there; they count when {@link #force} has returned. */
  void append(long size, List<LogRecord> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (LogRecord each : records) {
      bytes.writeBytes(head(each));
      bytes.writeBytes(each.entry());
      bytes.writeBytes(each.rest());
    }
    data.write(end(size - 1), ByteBuffer.wrap(bytes.toByteArray()));
    appendEnds(size, records);
  }

  /** Notes where records end that are there already. */
  void appendEnds(long size, List<LogRecord> records) throws IOException {
    long end = end(size - 1);
    ByteBuffer places = ByteBuffer.allocate(records.size() * Long.BYTES);
    for (LogRecord each : records) {
      end += length(each);
      places.putLong(end);
    }
    ends.write(size * Long.BYTES, places.flip());
  }

  /** Makes the records outlive a power cut; where they end can be found again. */
  void force() throws IOException {
    data.force();
  }

  void forceEnds() throws IOException {
    ends.force();
  }

  void truncate(long size) throws IOException {
    data.truncate(end(size - 1));
    ends.truncate(size * Long.BYTES);
  }

  /**
   * Reads a whole record at a place, without knowing whether there is one; nothing when its
   * checksum is not that of its bytes.
   */
  @Nullable LogRecord recover(long at) throws IOException {
    long left = data.length() - at;
    if (left < HEAD) {
      return null;
    }
    ByteBuffer head = ByteBuffer.wrap(data.read(at, HEAD));
    int checksum = head.getInt();
    long entry = head.getInt();
    long rest = head.getInt();
    if (entry < 1 || rest < 0 || entry > LARGEST || rest > LARGEST || HEAD + entry + rest > left) {
      return null;
    }
    ByteBuffer body = ByteBuffer.wrap(data.read(at + HEAD, (int) (entry + rest)));
    byte[] first = new byte[(int) entry];
    byte[] second = new byte[(int) rest];
    body.get(first).get(second);
    LogRecord record = new LogRecord(first, second);
    return checksum(record) == checksum ? record : null;
  }

  /** Returns how many bytes a record takes. */
  static long length(LogRecord record) {
    return HEAD + (long) record.entry().length + record.rest().length;
  }

  private static byte[] head(LogRecord record) {
    return ByteBuffer.allocate(HEAD)
        .putInt(checksum(record))
        .putInt(record.entry().length)
        .putInt(record.rest().length)
        .array();
  }

  private static int checksum(LogRecord record) {
    CRC32C sum = new CRC32C();
    sum.update(
        ByteBuffer.allocate(Long.BYTES)
            .putInt(record.entry().length)
            .putInt(record.rest().length)
            .flip());
    sum.update(record.entry());
    sum.update(record.rest());
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    data.close();
    ends.close();
  }
}
