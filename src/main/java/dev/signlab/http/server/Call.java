package dev.signlab.http.server;

import com.sun.net.httpserver.HttpExchange;
import dev.signlab.http.BodyPreview;
import dev.signlab.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One request that a server is answering. Belongs to one thread.
 *
 * <p>An answer is given once: by one of the {@code answer} methods, after its header fields were
 * {@link #set}.
 */
public final class Call {

  private final HttpExchange exchange;
  private final Beginning received;
  private final Beginning sent;
  private final Consumer<Call> listener;
  private int status;
  private boolean isTold;

  Call(HttpExchange exchange, boolean keepBodies, Consumer<Call> listener) {
    this.exchange = exchange;
    this.received = new Beginning(keepBodies);
    this.sent = new Beginning(keepBodies);
    this.listener = listener;
  }

  /** Returns the method, such as {@code GET}. */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** Returns what was asked for: path and query as they were sent. */
  public URI uri() {
    return exchange.getRequestURI();
  }

  /** Returns the path, with percent signs decoded. */
  public String path() {
    return Optional.ofNullable(uri().getPath()).orElse("");
  }

  /** Returns the decoded value of a parameter of the query. */
  public Optional<String> query(String name) {
    return Query.value(uri().getRawQuery(), name);
  }

  /** Returns the first value of a field of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** Returns all values of a field of the request, joined by commas. */
  public Optional<String> headers(String name) {
    var values = exchange.getRequestHeaders().get(name);
    return values == null ? Optional.empty() : Optional.of(String.join(",", values));
  }

  /** Returns all fields of the request. */
  public Headers requestHeaders() {
    return new Headers(exchange.getRequestHeaders());
  }

  /** Returns the fields of the answer. */
  public Headers responseHeaders() {
    return new Headers(exchange.getResponseHeaders());
  }

  /**
   * Returns the body of the request; reading more than {@code limit} bytes throws a {@link
   * BodyTooLargeException}.
   */
  public InputStream body(long limit) {
    return new BoundedBody(exchange.getRequestBody(), limit, received);
  }

  /** Returns the whole body of the request, of at most {@code limit} bytes. */
  public byte[] readBody(int limit) throws IOException {
    return body(limit).readAllBytes();
  }

  /** Sets a field of the answer. */
  public Call set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
    return this;
  }

  /** Answers with a status and no body. */
  public void answer(int answered) throws IOException {
    status = answered;
    tell();
    exchange.sendResponseHeaders(answered, -1);
  }

  /** Answers with a body of a content type; a HEAD request gets its length alone. */
  public void answer(int answered, String contentType, byte[] body) throws IOException {
    set("Content-Type", contentType);
    status = answered;
    sent.add(body, 0, isHead() ? 0 : body.length);
    tell();
    sendHead(answered, body.length);
    if (!isHead() && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Answers with a text. */
  public void answer(int status, String text) throws IOException {
    answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Begins an answer of a known length and returns where its bytes go; nothing may be written there
   * for a HEAD request.
   */
  public OutputStream answer(int answered, long length) throws IOException {
    status = answered;
    sendHead(answered, length);
    return new CountedBody(exchange.getResponseBody(), sent);
  }

  /** Tells whether only the head of the answer is wanted. */
  public boolean isHead() {
    return method().equals("HEAD");
  }

  /** Returns the status of the answer, or 0 while none was begun. */
  public int status() {
    return status;
  }

  /** Returns how many bytes of the body were received. */
  public long bytesReceived() {
    return received.length();
  }

  /** Returns how many bytes of the body were sent. */
  public long bytesSent() {
    return sent.length();
  }

  /** Returns the beginning of what was received. */
  public BodyPreview receivedPreview() {
    return received.preview();
  }

  /** Returns the beginning of what was sent. */
  public BodyPreview sentPreview() {
    return sent.preview();
  }

  /** Reads away what the handler has left of the request's body, up to a limit. */
  void discardBody(int limit) throws IOException {
    byte[] buffer = new byte[16 << 10];
    InputStream in = exchange.getRequestBody();
    int n = 0;
    for (long left = limit; n >= 0 && left > 0; left -= n) {
      n = in.read(buffer);
    }
  }

  /** Tells the listener, once, however often it is called. */
  void tell() {
    if (!isTold) {
      isTold = true;
      listener.accept(this);
    }
  }

  /** The server wants -1 for "no body", and takes a 0 for "of unknown length". */
  private void sendHead(int answered, long length) throws IOException {
    if (isHead()) {
      set("Content-Length", String.valueOf(length));
    }
    exchange.sendResponseHeaders(answered, isHead() || length == 0 ? -1 : length);
  }
}
