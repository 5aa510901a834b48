package dev.signlab.http;

import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer whose body is still on the wire. It must be closed; only then is the exchange recorded
 * and the connection free for the next request. Used by one thread.
 */
public final class Response implements AutoCloseable {

  /** What is read away on closing so that the connection can be kept; beyond it, it is cut. */
  private static final int DRAINED = 64 << 10;

  private final Request request;
  private final int status;
  private final Headers headers;
  private final RecordedStream body;
  private final Consumer<Response> whenClosed;
  private boolean closed;

  Response(
      Request request,
      int status,
      Headers headers,
      InputStream body,
      Consumer<Response> whenClosed) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.body = new RecordedStream(body);
    this.whenClosed = whenClosed;
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Tells whether the status is 200 to 299. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Returns the header fields. */
  public Headers headers() {
    return headers;
  }

  /** Returns the first value of a header field. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** Returns where the answer came from, the last place after redirects. */
  public URI uri() {
    return request.uri();
  }

  /** Returns the body as it comes; it is read once. */
  public InputStream body() {
    return body;
  }

  /**
   * Reads the whole body, and refuses more than a number of bytes.
   *
   * @param limit the most bytes there may be
   */
  public byte[] bytes(int limit) {
    try {
      return BoundedFile.read(body, limit, "the answer of " + uri().getRawAuthority());
    } catch (IOException e) {
      throw TransportFailures.of(request, e, Optional.empty());
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (body) {
      body.readNBytes(DRAINED);
    } catch (IOException e) {
      // A connection that breaks while nobody listens any more is of no interest.
    }
    whenClosed.accept(this);
  }

  BodyPreview preview() {
    return body.preview();
  }

  Request request() {
    return request;
  }
}
