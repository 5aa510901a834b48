package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import java.io.ByteArrayOutputStream;

/** Keeps the output of a command in memory, up to a bound. */
final class BoundedOutput extends ByteArrayOutputStream {

  private static final int LARGEST = 64 << 20;

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (size() + (long) length > LARGEST) {
      throw Problem.of("the output is too long to be handed on")
          .expected("at most " + (LARGEST >> 20) + " MiB")
          .found("more")
          .hint("write it to a file first: command > file")
          .asException();
    }
    super.write(bytes, offset, length);
  }
}
