package dev.signlab.sbom.catalog;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A program that Go built: the modules that its build information names (Go's debug/buildinfo). The
 * file is read once, from front to back, in constant memory.
 */
final class GoCataloger implements Cataloger {

  private static final int PROGRAM_HEADERS = 64 << 10;
  private static final int MAGIC = 4;
  private static final int LOADED = 1;
  private static final int EXECUTABLE = 1;
  private static final int WRITABLE = 2;

  @Override
  public boolean wants(ImageFile file) {
    return file.size() > 128;
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    byte[] start = content.readNBytes(MAGIC);
    if (!isElf(start)) {
      return FileFindings.of(List.of());
    }
    byte[] head = content.readNBytes(PROGRAM_HEADERS);
    Optional<Segment> data = dataSegment(ByteBuffer.wrap(head), MAGIC);
    if (data.isEmpty() || data.get().offset() < 0) {
      return FileFindings.of(List.of());
    }
    return modules(data.get(), head, content, file);
  }

  /** A program whose header points behind its end was not built by Go as it stands. */
  private static FileFindings modules(
      Segment data, byte[] head, InputStream content, ImageFile file) throws IOException {
    try {
      return GoBuildInfo.find(data.of(head, MAGIC, content), data.size())
          .map(info -> FileFindings.of(info.modules(file.path())))
          .orElseGet(() -> FileFindings.of(List.of()));
    } catch (EOFException e) {
      return FileFindings.of(List.of());
    }
  }

  private static boolean isElf(byte[] start) {
    return start.length == MAGIC
        && start[0] == 0x7f
        && start[1] == 'E'
        && start[2] == 'L'
        && start[3] == 'F';
  }

  /** Finds the first segment that is written to but not run: Go's linker puts the block there. */
  private static Optional<Segment> dataSegment(ByteBuffer head, int before) {
    boolean isWide = head.get(0) == 2;
    head.order(head.get(1) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long table = isWide ? head.getLong(32 - before) : head.getInt(28 - before);
    int each = head.getShort((isWide ? 54 : 42) - before) & 0xffff;
    int count = head.getShort((isWide ? 56 : 44) - before) & 0xffff;
    for (int i = 0; i < count; i++) {
      long at = table - before + (long) i * each;
      if (at < 0 || at + 56 > head.limit()) {
        return Optional.empty();
      }
      Segment segment = Segment.read(head, (int) at, isWide);
      if (segment.type() == LOADED && (segment.flags() & (WRITABLE | EXECUTABLE)) == WRITABLE) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** A line of the program header table (ELF, System V ABI, chapter 5). */
  private record Segment(int type, int flags, long offset, long size) {

    static Segment read(ByteBuffer head, int at, boolean isWide) {
      return isWide
          ? new Segment(
              head.getInt(at), head.getInt(at + 4), head.getLong(at + 8), head.getLong(at + 32))
          : new Segment(
              head.getInt(at),
              head.getInt(at + 24),
              head.getInt(at + 4) & 0xffffffffL,
              head.getInt(at + 16) & 0xffffffffL);
    }

    /** Returns the stream from where the segment begins. */
    InputStream of(byte[] head, int before, InputStream rest) throws IOException {
      long inHead = offset - before;
      if (inHead < head.length) {
        int from = (int) Math.max(inHead, 0);
        return new SequenceInputStream(
            new ByteArrayInputStream(head, from, head.length - from), rest);
      }
      rest.skipNBytes(inHead - head.length);
      return rest;
    }
  }
}
