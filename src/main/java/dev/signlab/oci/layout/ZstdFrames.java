package dev.signlab.oci.layout;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.signlab.storage.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks zstd frames one behind the other, and passes over skippable ones (RFC 8878, 3.1). An end
 * within any frame is an error; the library's own stream sees that in the first frame only.
 */
final class ZstdFrames extends InputStream {

  private static final int BUFFER = 128 << 10;

  private final InputStream packed;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final byte[] chunk = new byte[BUFFER];
  private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private boolean isBetweenFrames;

  /** Whether the library may hold bytes that found no room, and gives them without new input. */
  private boolean isHolding;

  ZstdFrames(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    return output.hasRemaining() || fill() ? output.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!output.hasRemaining() && !fill()) {
      return -1;
    }
    int n = Math.min(length, output.remaining());
    output.get(buffer, offset, n);
    return n;
  }

  /** Unpacks until there is something, and returns false at the end. */
  private boolean fill() throws IOException {
    output.clear();
    while (output.position() == 0) {
      if (!input.hasRemaining() && !isHolding && !more()) {
        output.limit(0);
        return false;
      }
      step();
    }
    output.flip();
    return true;
  }

  private void step() throws IOException {
    try {
      isBetweenFrames = context.decompressDirectByteBufferStream(output, input);
      isHolding = !isBetweenFrames && !output.hasRemaining();
    } catch (RuntimeException e) {
      throw new IOException("zstd does not read it: " + Reason.of(e), e);
    }
  }

  private boolean more() throws IOException {
    int n = packed.read(chunk);
    if (n < 0) {
      if (!isBetweenFrames) {
        throw new EOFException("it ends within a frame of zstd");
      }
      return false;
    }
    input.clear().put(chunk, 0, n).flip();
    return true;
  }

  @Override
  public void close() throws IOException {
    context.close();
    packed.close();
  }
}
