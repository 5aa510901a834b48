package dev.signlab.sbom.catalog;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A program that Go built: the modules that its build information names (Go's debug/buildinfo). The
 * file is read once, from front to back, in constant memory.
 */
final class GoCataloger implements Cataloger {

  private static final int PROGRAM_HEADERS = 64 << 10;
  private static final int MAGIC = 4;
  private static final int SMALLEST = 64;

  /** What is read of a line of the table of segments. */
  private static final int SEGMENT = 32;

  private static final int LOADED = 1;
  private static final int EXECUTABLE = 1;
  private static final int WRITABLE = 2;

  @Override
  public boolean wants(ImageFile file) {
    return file.size() > 128;
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    byte[] head = content.readNBytes(MAGIC);
    if (!isElf(head)) {
      return FileFindings.of(List.of());
    }
    head = Arrays.copyOf(head, MAGIC + PROGRAM_HEADERS);
    head = Arrays.copyOf(head, MAGIC + content.readNBytes(head, MAGIC, PROGRAM_HEADERS));
    if (isPacked(head)) {
      return FileFindings.warning(
          "what " + file.path() + " was made of is NOT listed: UPX packed the program");
    }
    return head.length < SMALLEST ? FileFindings.of(List.of()) : modules(head, content, file);
  }

  /** A program whose header points behind its end was not built by Go as it stands. */
  private static FileFindings modules(byte[] head, InputStream content, ImageFile file)
      throws IOException {
    try {
      return GoBuildInfo.find(from(dataStart(ByteBuffer.wrap(head)), head, content))
          .map(info -> findings(info, file))
          .orElseGet(() -> FileFindings.of(List.of()));
    } catch (EOFException e) {
      return FileFindings.of(List.of());
    }
  }

  /**
   * UPX leaves its name behind the header of what it packs, and nothing of Go's (upx.github.io).
   */
  private static boolean isPacked(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1);
    return start.contains("UPX!");
  }

  /** Bazel and single files given to {@code go build} leave no modules in a program. */
  private static FileFindings findings(GoBuildInfo info, ImageFile file) {
    FileFindings found = FileFindings.of(info.modules(file.path()));
    return info.hasModules()
        ? found
        : found.withWarnings(
            List.of("the modules of " + file.path() + " are NOT listed: Go was told to name none"));
  }

  private static boolean isElf(byte[] start) {
    return start.length == MAGIC
        && start[0] == 0x7f
        && start[1] == 'E'
        && start[2] == 'L'
        && start[3] == 'F';
  }

  /**
   * Finds where the data begins that is written to and not run: Go's linker puts the block there,
   * other linkers into a later part of it. Where the table of segments is not at the start of the
   * file, all of the file is looked through.
   */
  private static long dataStart(ByteBuffer head) {
    boolean isWide = head.get(4) == 2;
    head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long table = isWide ? head.getLong(32) : head.getInt(28) & 0xffffffffL;
    int each = head.getShort(isWide ? 54 : 42) & 0xffff;
    int count = head.getShort(isWide ? 56 : 44) & 0xffff;
    long start = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      long at = table + (long) i * each;
      if (at < 0 || at + SEGMENT > head.limit()) {
        return 0;
      }
      start = Math.min(start, dataStart(head, (int) at, isWide));
    }
    return start;
  }

  /** Reads a line of the program header table (ELF, System V ABI, chapter 5). */
  private static long dataStart(ByteBuffer head, int at, boolean isWide) {
    int flags = head.getInt(isWide ? at + 4 : at + 24);
    boolean isData = head.getInt(at) == LOADED && (flags & (WRITABLE | EXECUTABLE)) == WRITABLE;
    long offset = isWide ? head.getLong(at + 8) : head.getInt(at + 4) & 0xffffffffL;
    return isData && offset >= 0 ? offset : Long.MAX_VALUE;
  }

  /** Returns the stream from where the data begins, at a place where the block could begin. */
  private static InputStream from(long start, byte[] head, InputStream rest) throws IOException {
    if (start == Long.MAX_VALUE) {
      return InputStream.nullInputStream();
    }
    long aligned = (start + GoBuildInfo.ALIGNMENT - 1) & -GoBuildInfo.ALIGNMENT;
    if (aligned < head.length) {
      return new SequenceInputStream(
          new ByteArrayInputStream(head, (int) aligned, head.length - (int) aligned), rest);
    }
    rest.skipNBytes(aligned - head.length);
    return rest;
  }
}
