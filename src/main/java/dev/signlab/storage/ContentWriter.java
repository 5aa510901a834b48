package dev.signlab.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Content that is written piece by piece, since it may be larger than memory. */
@FunctionalInterface
public interface ContentWriter {

  /** Writes all of it; the stream need not be closed. */
  void writeTo(OutputStream out) throws IOException;
}
