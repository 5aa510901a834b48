package dev.signlab.shell.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input whose reader lets others go on while it waits. */
final class YieldingInput extends FilterInputStream {

  private final Waiting waiting;

  YieldingInput(InputStream in, Waiting waiting) {
    super(in);
    this.waiting = waiting;
  }

  @Override
  public int read() throws IOException {
    return waiting.during(super::read);
  }

  @Override
  public int read(byte[] buffer, int from, int most) throws IOException {
    return waiting.during(() -> super.read(buffer, from, most));
  }

  @Override
  public long skip(long count) throws IOException {
    return waiting.during(() -> super.skip(count));
  }
}
