package dev.signlab.sbom.scan;

import com.github.luben.zstd.ZstdInputStream;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The unpacked bytes of a layer, whose compression is seen by its first bytes. They are counted and
 * bounded, so that a small layer cannot unpack for ever.
 */
final class LayerBytes extends FilterInputStream {

  /** No layer of an image that people use comes near this. */
  private static final long MOST = 32L << 30;

  /** Below this, any ratio is let pass: a layer of zeros is small. */
  private static final long ALWAYS = 256L << 20;

  /** Texts shrink to a tenth, zeros in gzip to a thousandth. */
  private static final long HIGHEST_RATIO = 200;

  /** What names and attributes of one file may take. */
  private static final long HEADER = 2 << 20;

  private static final int BUFFER = 64 << 10;

  private final Descriptor layer;
  private long unpacked;
  private long headerEnd = Long.MAX_VALUE;

  private LayerBytes(InputStream in, Descriptor layer) {
    super(in);
    this.layer = layer;
  }

  /**
   * Unpacks a layer.
   *
   * @param packed its bytes as they are kept
   * @param progress hears how many of them have been read
   */
  static LayerBytes of(InputStream packed, Descriptor layer, LongConsumer progress)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(new Watched(packed, progress), BUFFER);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (startsWith(start, 0x1f, 0x8b)) {
      return new LayerBytes(new GZIPInputStream(in, BUFFER), layer);
    }
    if (startsWith(start, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new LayerBytes(new ZstdInputStream(in), layer);
    }
    return new LayerBytes(in, layer);
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Allows the reader only so much until the content of the next file begins. */
  void beginHeader() {
    headerEnd = unpacked + HEADER;
  }

  void endHeader() {
    headerEnd = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    unpacked += Math.max(n, 0);
    if (unpacked > MOST || (unpacked > ALWAYS && unpacked / HIGHEST_RATIO > layer.size())) {
      throw Problem.of("layer " + layer.digest().shortened() + " unpacks to too much")
          .expected("at most " + HIGHEST_RATIO + " times its size, and 32 GiB")
          .found("more than " + (unpacked >> 20) + " MiB out of " + layer.size() + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    if (unpacked > headerEnd) {
      throw new IOException("the name and attributes of one file take more than 2 MiB");
    }
    return n;
  }

  /** Counts, so that whoever skips is bounded as well. */
  @Override
  public long skip(long count) throws IOException {
    int n = read(new byte[(int) Math.min(count, BUFFER)]);
    return Math.max(n, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static final class Watched extends FilterInputStream {

    private final LongConsumer progress;
    private long count;

    Watched(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count += Math.max(n, 0);
      progress.accept(count);
      return n;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
