package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a file of a layer: tells a failure of the layer from one of the file in it. */
final class LayerContent extends FilterInputStream {

  LayerContent(InputStream in) {
    super(in);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public long skip(long count) {
    try {
      return super.skip(count);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static LabException damaged(IOException e) {
    return Problem.of("a layer ends within a file, or is damaged")
        .expected("a tar archive, plain or packed with gzip or zstd")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }

  @Override
  public void close() {}
}
