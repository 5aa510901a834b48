package dev.signlab.http.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request, of a known length or in chunks (RFC 9112, sections 6 and 7). It ends where
 * the body ends, so that the next request of the connection stays unread.
 */
final class RequestBody extends InputStream {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 4 << 10;
  private static final int HEXADECIMAL = 16;

  private final InputStream in;
  private final OutputStream out;
  private final boolean isChunked;
  private boolean mustContinue;
  private boolean isInChunk;
  private long left;
  private boolean isAtEnd;

  RequestBody(RequestHead head, InputStream in, OutputStream out) throws IOException {
    this.in = in;
    this.out = out;
    this.isChunked = head.isChunked();
    this.left = isChunked ? 0 : head.contentLength();
    this.isAtEnd = !isChunked && left == 0;
    this.mustContinue = head.expectsContinue() && !isAtEnd;
  }

  /** Tells whether all was read. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** Tells whether the client still waits to be asked for the body. */
  boolean isWaitedFor() {
    return mustContinue;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    askForIt();
    if (isChunked && left == 0 && !isAtEnd) {
      nextChunk();
    }
    if (isAtEnd) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("the connection ended within the body of a request");
    }
    left -= n;
    isAtEnd = !isChunked && left == 0;
    return n;
  }

  private void askForIt() throws IOException {
    if (mustContinue) {
      mustContinue = false;
      out.write(CONTINUE);
      out.flush();
    }
  }

  private void nextChunk() throws IOException {
    if (isInChunk && !line().isEmpty()) {
      throw new MalformedRequestException("a chunk is longer than it says");
    }
    isInChunk = true;
    String line = line();
    int semicolon = line.indexOf(';');
    left = size((semicolon < 0 ? line : line.substring(0, semicolon)).strip());
    if (left == 0) {
      skipTrailers();
      isAtEnd = true;
    }
  }

  private static long size(String text) throws MalformedRequestException {
    boolean isSize =
        !text.isEmpty()
            && text.length() < HEXADECIMAL
            && text.chars().allMatch(c -> Character.digit(c, HEXADECIMAL) >= 0);
    if (!isSize) {
      throw new MalformedRequestException("the size of a chunk is no number");
    }
    return Long.parseLong(text, HEXADECIMAL);
  }

  private void skipTrailers() throws IOException {
    int lines = 0;
    while (!line().isEmpty()) {
      if (++lines > HEXADECIMAL) {
        throw new MalformedRequestException("too many fields behind the chunks");
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the connection ended within a chunk, or its line is too long");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
