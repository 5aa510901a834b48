package dev.signlab.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a request carries. It can be opened more than once, since a request may be sent again. */
public sealed interface Body permits Body.Bytes, Body.Streamed {

  /** A body without content. */
  Body NONE = of(new byte[0]);

  /** Returns bytes as a body; not a copy, so do not change them. */
  static Body of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** Returns a file as a body, which is read while it is sent. */
  static Body of(Path file, long length) {
    return new Streamed(length, () -> Files.newInputStream(file));
  }

  /** Returns a body that is read while it is sent. */
  static Body of(long length, Source source) {
    return new Streamed(length, source);
  }

  /** Returns how many bytes there are. */
  long length();

  /** Opens the bytes from their beginning. */
  InputStream open() throws IOException;

  /** Opens the same bytes each time it is asked. */
  @FunctionalInterface
  interface Source {
    /** Opens the bytes from their beginning. */
    InputStream open() throws IOException;
  }

  /**
   * A body in memory.
   *
   * @param content the bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] content) implements Body {
    @Override
    public long length() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  /**
   * A body that is read while it is sent, in constant memory.
   *
   * @param length how many bytes there are
   * @param source opens them
   */
  record Streamed(long length, Source source) implements Body {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }
  }
}
