package dev.signlab.app.calls;

import dev.signlab.shell.command.StandardInput;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input of a caller. Nothing of it is read before a command reads; then as much as one
 * reading gives, and when that is used up all the rest of a pipe, or the next line of a terminal.
 */
final class CallerInput extends InputStream {

  private final Conversation conversation;
  private final StandardInput kind;
  private InputStream some = InputStream.nullInputStream();
  private boolean begun;
  private boolean ended;

  CallerInput(Conversation conversation, StandardInput kind) {
    this.conversation = conversation;
    this.kind = kind;
    this.ended = kind == StandardInput.NOTHING;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = some.read(bytes, offset, length);
    if (count < 0 && !ended) {
      askForMore();
      count = some.read(bytes, offset, length);
      ended = count < 0;
    }
    return count;
  }

  @Override
  public synchronized int available() throws IOException {
    return some.available();
  }

  private void askForMore() throws IOException {
    some.close();
    boolean rest = begun && kind == StandardInput.DATA;
    begun = true;
    some = conversation.input(rest);
  }
}
