package dev.signlab.http.server;

import dev.signlab.http.BodyPreview;
import dev.signlab.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One request that a server is answering. Belongs to one thread.
 *
 * <p>An answer is given once: by one of the {@code answer} methods, after its header fields were
 * {@link #set}.
 */
public final class Call {

  private final RequestHead head;
  private final RequestBody body;
  private final Answer answer;
  private final Consumer<Call> listener;
  private final Beginning received;
  private final Beginning sent;
  private int status;
  private boolean isTold;

  Call(
      RequestHead head,
      RequestBody body,
      Answer answer,
      boolean keepBodies,
      Consumer<Call> listener) {
    this.head = head;
    this.body = body;
    this.answer = answer;
    this.listener = listener;
    this.received = new Beginning(keepBodies);
    this.sent = new Beginning(keepBodies);
  }

  /** Returns the method, such as {@code GET}. */
  public String method() {
    return head.method();
  }

  /** Returns what was asked for: path and query as they were sent. */
  public String target() {
    return head.target();
  }

  /** Returns the path, with percent signs decoded. */
  public String path() {
    return Query.path(target());
  }

  /** Returns the decoded value of a parameter of the query. */
  public Optional<String> query(String name) {
    return Query.value(target(), name);
  }

  /** Returns the decoded values of a parameter of the query, in the order in which they stand. */
  public List<String> queryAll(String name) {
    return Query.allValues(target(), name);
  }

  /** Returns the first value of a field of the request. */
  public Optional<String> header(String name) {
    return head.first(name);
  }

  /** Returns all values of a field of the request, joined by commas. */
  public Optional<String> headers(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }

  /** Returns all values of a field of the request. */
  List<String> all(String name) {
    return head.all(name);
  }

  /** Returns all fields of the request. */
  public Headers requestHeaders() {
    return head.headers();
  }

  /** Returns the fields of the answer. */
  public Headers responseHeaders() {
    return new Headers(answer.fields());
  }

  /**
   * Returns the body of the request; reading more than {@code limit} bytes throws a {@link
   * BodyTooLargeException}.
   */
  public InputStream body(long limit) {
    return new BoundedBody(body, limit, received);
  }

  /** Returns the whole body of the request, of at most {@code limit} bytes. */
  public byte[] readBody(int limit) throws IOException {
    return body(limit).readAllBytes();
  }

  /** Sets a field of the answer. */
  public Call set(String name, String value) {
    answer.set(name, value);
    return this;
  }

  /** Answers with a status and no body. */
  public void answer(int answered) throws IOException {
    begin(answered, 0);
    tell();
    answer.end();
  }

  /** Answers with a body of a content type; a HEAD request gets its length alone. */
  public void answer(int answered, String contentType, byte[] content) throws IOException {
    set("Content-Type", contentType);
    answer(answered, ByteBuffer.wrap(content));
  }

  /** Answers with a text. */
  public void answer(int status, String text) throws IOException {
    answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers with a part of a file; a HEAD request gets its length alone. When the file is shorter
   * than that, the client sees a cut answer.
   */
  public void answer(int answered, FileChannel file, long from, long length) throws IOException {
    begin(answered, length);
    if (isHead() || length == 0) {
      tell();
      answer.end();
    } else {
      answer.end(file, from, length, sent, this::tell);
    }
  }

  /**
   * Answers with what a buffer holds, which is not changed; a HEAD request gets its length alone.
   */
  public void answer(int answered, ByteBuffer content) throws IOException {
    begin(answered, content.remaining());
    if (!isHead()) {
      sent.add(content);
    }
    tell();
    if (isHead()) {
      answer.end();
    } else {
      answer.end(content);
    }
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

  /** Tells the listener, once, however often it is called. */
  void tell() {
    if (!isTold) {
      isTold = true;
      listener.accept(this);
    }
  }

  /** The client hears the answer only when it has sent all of its body. */
  private void begin(int answered, long length) throws IOException {
    body.discard();
    status = answered;
    answer.begin(answered, length);
  }
}
