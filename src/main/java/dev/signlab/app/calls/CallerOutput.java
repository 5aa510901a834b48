package dev.signlab.app.calls;

import java.io.IOException;
import java.io.OutputStream;

/** A stream of a caller, to which bytes go as they are written. */
final class CallerOutput extends OutputStream {

  private final Conversation conversation;
  private final Conversation.Stream stream;

  CallerOutput(Conversation conversation, Conversation.Stream stream) {
    this.conversation = conversation;
    this.stream = stream;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      conversation.show(stream, bytes, offset, length);
    }
  }
}
