package dev.signlab.image.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, which are read when a layer is written and not before. */
public interface Content {

  /** Returns how many bytes there are. */
  long size();

  /** Opens the bytes; fails when they are no longer what they were. */
  InputStream open() throws IOException;

  /** Returns bytes that are in memory. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
