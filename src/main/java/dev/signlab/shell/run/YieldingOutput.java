package dev.signlab.shell.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output whose writer lets others go on until it is taken. */
final class YieldingOutput extends FilterOutputStream {

  private final Waiting waiting;

  YieldingOutput(OutputStream out, Waiting waiting) {
    super(out);
    this.waiting = waiting;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    waiting.during(
        () -> {
          out.write(bytes, from, count);
          return count;
        });
  }

  @Override
  public void flush() throws IOException {
    waiting.during(
        () -> {
          out.flush();
          return 0;
        });
  }
}
