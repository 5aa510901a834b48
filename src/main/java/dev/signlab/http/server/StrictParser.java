package dev.signlab.http.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Jetty's reader of requests, stricter in two things. A request line has two single spaces, where
 * RFC 9112 (section 3) lets a server take several for one. And a head that is not whole in time is
 * refused, however often a byte of it comes.
 */
final class StrictParser extends HttpParser {

  private final Duration longestHead;
  private boolean isInLine;
  private boolean isBehindSpace;
  private int spaces;

  StrictParser(
      RequestHandler handler, int largestHead, Duration longestHead, HttpCompliance compliance) {
    super(handler, largestHead, compliance);
    this.longestHead = longestHead;
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    if (isStart()) {
      isInLine = true;
      isBehindSpace = true;
      spaces = 0;
    } else if (inHeaderState() && System.nanoTime() - getBeginNanoTime() > longestHead.toNanos()) {
      return refuse(HttpStatus.REQUEST_TIMEOUT_408, "the head of the request took too long");
    }
    if (isInLine && !isLineSound(buffer)) {
      return refuse(HttpStatus.BAD_REQUEST_400, "the first line is no HTTP request");
    }
    return super.parseNext(buffer);
  }

  /** Looks at what has come of the line; empty lines may stand before it (RFC 9112, 2.2). */
  private boolean isLineSound(ByteBuffer buffer) {
    for (int i = buffer.position(); i < buffer.limit(); i++) {
      byte b = buffer.get(i);
      boolean isEmpty = spaces == 0 && isBehindSpace;
      if (b == '\n' && !isEmpty) {
        isInLine = false;
        return spaces == 2 && !isBehindSpace;
      }
      if (b == ' ' && (isBehindSpace || ++spaces > 2)) {
        return false;
      }
      isBehindSpace = b == ' ' || (isEmpty && (b == '\r' || b == '\n'));
    }
    return true;
  }

  private boolean refuse(int status, String why) {
    setState(State.CLOSE);
    badMessage(new HttpException.RuntimeException(status, why));
    return false;
  }
}
