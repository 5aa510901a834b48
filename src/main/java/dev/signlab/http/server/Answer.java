package dev.signlab.http.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An answer on its way through Jetty. Used by one thread. */
final class Answer {

  /** What the pool of buffers keeps at most, and a small blob whole. */
  private static final int PIECE = 64 << 10;

  private final Response response;
  private final ByteBufferPool buffers;
  private final Callback done;

  /** Jetty looks through all fields for each that is put. */
  private final Map<String, String> set = new LinkedHashMap<>();

  Answer(Request request, Response response, Callback done) {
    this.response = response;
    this.buffers = request.getComponents().getByteBufferPool();
    this.done = done;
  }

  /** Sets a field; a line break in its value would begin another one, so there is none. */
  void set(String name, String value) {
    set.put(name, value.replace('\r', ' ').replace('\n', ' '));
  }

  Map<String, List<String>> fields() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    HttpFields fields = response.getHeaders();
    for (HttpField field : fields) {
      all.put(field.getName(), fields.getValuesList(field.getName()));
    }
    return all;
  }

  /** Sets the status, and how long the body is or, for a HEAD request, would be. */
  void begin(int status, long length) {
    response.setStatus(status);
    set.forEach(response.getHeaders()::add);
    if (length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
  }

  /** Sends the head alone. */
  void end() {
    response.write(true, BufferUtil.EMPTY_BUFFER, done);
  }

  /** Sends the head and a whole body. */
  void end(ByteBuffer body) {
    response.write(true, body, done);
  }

  /**
   * Sends the head and a part of a file.
   *
   * @param sent hears of each piece
   * @param beforeLast runs before the client has it all
   */
  void end(FileChannel file, long from, long length, Beginning sent, Runnable beforeLast)
      throws IOException {
    RetainableByteBuffer piece = buffers.acquire(PIECE, true);
    boolean isKept = false;
    try {
      for (long at = from, end = from + length; at < end; ) {
        ByteBuffer bytes = piece.getByteBuffer();
        fill(bytes, file, at, end);
        sent.add(bytes);
        at += bytes.remaining();
        if (at == end) {
          beforeLast.run();
          isKept = true;
          response.write(true, bytes, Callback.from(piece::release, done));
        } else {
          write(bytes);
        }
      }
    } finally {
      if (!isKept) {
        piece.release();
      }
    }
  }

  /** A file that ends too early is a failure, and the client sees a cut answer. */
  private void fill(ByteBuffer bytes, FileChannel file, long at, long end) throws IOException {
    BufferUtil.clearToFill(bytes);
    bytes.limit((int) Math.min(bytes.capacity(), end - at));
    for (int n = 0; bytes.hasRemaining(); ) {
      n = file.read(bytes, at + bytes.position());
      if (n < 0) {
        bytes.flip();
        write(bytes);
        throw new EOFException("the file ends before its answer");
      }
    }
    bytes.flip();
  }

  private void write(ByteBuffer bytes) throws IOException {
    try (Blocker.Callback blocker = Blocker.callback()) {
      response.write(false, bytes, blocker);
      blocker.block();
    }
  }
}
