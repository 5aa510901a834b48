package dev.signlab.http.server;

import dev.signlab.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request without its body (RFC 9112, sections 2 to 5).
 *
 * @param method such as {@code GET}
 * @param target path and query as they were sent
 * @param isVersion11 whether this is HTTP/1.1 and not 1.0
 * @param headers the fields
 */
record RequestHead(String method, String target, boolean isVersion11, Headers headers) {

  private static final String CHUNKED = "chunked";

  boolean isChunked() {
    return !headers.all("transfer-encoding").isEmpty();
  }

  /** Returns the length of a body that is not chunked. */
  long contentLength() throws MalformedRequestException {
    List<String> lengths = headers.all("content-length");
    if (lengths.isEmpty()) {
      return 0;
    }
    String first = lengths.getFirst();
    boolean isNumber =
        !first.isEmpty()
            && first.length() < 19
            && first.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || !lengths.stream().allMatch(first::equals)) {
      throw new MalformedRequestException("the Content-Length is no number of bytes");
    }
    return Long.parseLong(first);
  }

  /** Two lengths for one body are how requests are smuggled (RFC 9112, section 11.2). */
  void requireOneLength() throws MalformedRequestException {
    if (isChunked()
        && (!headers.all("content-length").isEmpty()
            || !headers.all("transfer-encoding").equals(List.of(CHUNKED)))) {
      throw new MalformedRequestException("the Transfer-Encoding is not chunked alone");
    }
    contentLength();
  }

  boolean expectsContinue() {
    return headers.first("expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }

  boolean isLast() {
    Optional<String> connection = headers.first("connection");
    return connection.isPresent()
        ? connection.get().toLowerCase(Locale.ROOT).contains("close")
        : !isVersion11;
  }
}
