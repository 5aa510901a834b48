package dev.signlab.http.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer, counted on its way. */
final class CountedBody extends FilterOutputStream {

  private final Beginning beginning;

  CountedBody(OutputStream out, Beginning beginning) {
    super(out);
    this.beginning = beginning;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    beginning.add(bytes, offset, length);
    out.write(bytes, offset, length);
  }
}
