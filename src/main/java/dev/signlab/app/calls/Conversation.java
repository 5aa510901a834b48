package dev.signlab.app.calls;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the lab says to one caller, in order. Each saying is a line of a letter and a number; text
 * follows it at once, and bytes that a shell cannot hold go over a connection that the caller opens
 * for them and copies to its end before it reads on. Safe for use by several threads.
 */
final class Conversation implements Closeable {

  private static final int LONGEST_TEXT = 4096;
  private static final int PATIENCE_SECONDS = 10;

  /** Which stream of the caller, by the letter of its text; that of its bytes is the capital. */
  enum Stream {
    OUT("o"),
    ERR("e");

    private final String letter;

    Stream(String letter) {
      this.letter = letter;
    }
  }

  private final Socket control;
  private final OutputStream to;
  private final String id;
  private final BlockingQueue<Line> connections = new LinkedBlockingQueue<>();
  private final Set<Line> all = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private @Nullable Stream open;
  private @Nullable Line bytes;

  /**
   * A connection that a caller opened for the bytes of one stream.
   *
   * @param socket the connection
   * @param in what comes over it, behind its first line
   */
  record Line(Socket socket, InputStream in) implements Closeable {

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  Conversation(Socket control, String id) throws IOException {
    this.control = control;
    this.to = control.getOutputStream();
    this.id = id;
  }

  /** Says that the command begins: from now on it must not be run anew. */
  void begin() throws IOException {
    say("b 0\n");
  }

  /** Says that the command cannot be run here. */
  void refuse() throws IOException {
    say("n 0\n");
  }

  /** Says that the command has ended. */
  synchronized void end(int status) throws IOException {
    closeBytes();
    say("x " + status + "\n");
  }

  /** Shows some bytes of a stream. */
  synchronized void show(Stream stream, byte[] shown, int offset, int length) throws IOException {
    if (stream != open) {
      closeBytes();
      if (isText(shown, offset, length)) {
        showText(stream.letter, shown, offset, length);
        return;
      }
      bytes = connection(stream.letter.toUpperCase(Locale.ROOT));
      open = stream;
    }
    if (bytes != null) {
      bytes.socket().getOutputStream().write(shown, offset, length);
    }
  }

  /** Asks for standard input: one reading of it, or all the rest. */
  synchronized InputStream input(boolean rest) throws IOException {
    closeBytes();
    return connection(rest ? "I" : "i").in();
  }

  /**
   * Asks a person; nothing when there is no answer. The caller shows the question, since the echo
   * of its terminal must be off before somebody answers a secret one.
   */
  Optional<String> ask(String question, boolean secret) throws IOException {
    synchronized (this) {
      closeBytes();
      byte[] text = question.getBytes(StandardCharsets.UTF_8);
      showText(secret ? "s" : "q", text, 0, text.length);
    }
    try {
      return answers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Takes an answer of the caller. */
  void answered(Optional<String> answer) {
    answers.add(answer);
  }

  /** Takes a connection that the caller opened for this conversation. */
  void connected(Line line) {
    all.add(line);
    connections.add(line);
  }

  private void showText(String letter, byte[] shown, int offset, int length) throws IOException {
    byte[] head = (letter + " " + length + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(shown, offset, all, head.length, length);
    to.write(all);
  }

  /** Shells hold no zero bytes, and some mark their own by the bytes 1 and 127. */
  private static boolean isText(byte[] bytes, int offset, int length) {
    if (length > LONGEST_TEXT) {
      return false;
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == 0 || bytes[i] == 1 || bytes[i] == 127) {
        return false;
      }
    }
    return true;
  }

  private Line connection(String letter) throws IOException {
    say(letter + " " + id + "\n");
    try {
      Line line = connections.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new IOException("the caller opened no connection");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  private void say(String line) throws IOException {
    to.write(line.getBytes(StandardCharsets.US_ASCII));
  }

  private void closeBytes() throws IOException {
    open = null;
    if (bytes != null) {
      bytes.close();
      bytes = null;
    }
  }

  /** Hangs up, also on a stream that nobody reads or writes any more: no lock is waited for. */
  @Override
  public void close() throws IOException {
    answers.add(Optional.empty());
    control.close();
    for (Line line : all) {
      line.close();
    }
  }
}
