package dev.signlab.oci.layout;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.WatchedInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The unpacked bytes of a layer or archive. Its compression is seen by its first bytes and not by
 * its media type, as container engines do: gzip of any number of members, zstd of any number of
 * frames, or none. Whatever stands behind the last member or frame is an error. The bytes are
 * counted and bounded, so that a small layer cannot unpack for ever. Used by one thread.
 */
public final class UnpackedBytes extends WatchedInput {

  /** No layer of an image that people use comes near this. */
  private static final long MOST = 32L << 30;

  /** Below this, any ratio is let pass: a layer of zeros is small. */
  private static final long ALWAYS = 256L << 20;

  /** Texts shrink to a tenth, zeros in gzip to a thousandth. */
  private static final long HIGHEST_RATIO = 200;

  private static final int BUFFER = 64 << 10;
  private static final int LONGEST_MAGIC = 6;

  private final String what;
  private final long packedSize;

  private UnpackedBytes(InputStream in, String what, long packedSize) {
    super(in);
    this.what = what;
    this.packedSize = packedSize;
  }

  /**
   * Unpacks.
   *
   * @param packed the bytes as they are kept
   * @param what names them in problems, such as {@code layer sha256:0123…}
   * @param packedSize how many they are
   * @param progress hears how many of them have been read
   * @throws IOException when they cannot be read, or are packed in a way that no engine takes
   */
  public static UnpackedBytes of(
      InputStream packed, String what, long packedSize, LongConsumer progress) throws IOException {
    BufferedInputStream in = new BufferedInputStream(new Watched(packed, progress), BUFFER);
    in.mark(LONGEST_MAGIC);
    byte[] start = in.readNBytes(LONGEST_MAGIC);
    in.reset();
    return new UnpackedBytes(unpacking(in, start), what, packedSize);
  }

  private static InputStream unpacking(InputStream in, byte[] start) throws IOException {
    if (startsWith(start, 0x1f, 0x8b)) {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
    if (startsWith(start, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableFrame(start)) {
      return new ZstdFrames(in);
    }
    requireNot(start, "bzip2", 'B', 'Z', 'h');
    requireNot(start, "xz", 0xfd, '7', 'z', 'X', 'Z', 0);
    return in;
  }

  /** RFC 8878, 3.1.2: sixteen numbers, of which any may stand in front. */
  private static boolean isSkippableFrame(byte[] start) {
    return start.length > 3
        && (start[0] & 0xf0) == 0x50
        && start[1] == 0x2a
        && start[2] == 0x4d
        && start[3] == 0x18;
  }

  private static void requireNot(byte[] start, String packing, int... magic) throws IOException {
    if (startsWith(start, magic)) {
      throw new IOException("it is packed with " + packing + ", which no layer may be");
    }
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void passed(byte[] buffer, int offset, int length) {
    if (count() > MOST || (count() > ALWAYS && count() / HIGHEST_RATIO > packedSize)) {
      throw tooMuch();
    }
  }

  private LabException tooMuch() {
    return Problem.of(what + " unpacks to too much")
        .expected("at most " + HIGHEST_RATIO + " times its size, and 32 GiB")
        .found("more than " + (count() >> 20) + " MiB out of " + packedSize + " bytes")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static final class Watched extends WatchedInput {

    private final LongConsumer progress;

    Watched(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    protected void passed(byte[] buffer, int offset, int length) {
      progress.accept(count());
    }
  }
}
