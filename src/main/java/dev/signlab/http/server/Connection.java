package dev.signlab.http.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One client's connection: requests one after another, each answered before the next is read. */
final class Connection implements Runnable {

  private static final int IDLE_MILLIS = 120_000;
  private static final int BUFFER = 16 << 10;

  /** A client that is cut off while it sends never reads why it was refused. */
  private static final long MOST_DISCARDED = 64 << 20;

  private final Socket socket;
  private final ServerSettings settings;
  private final Handler handler;
  private final FailureAnswers failures;

  Connection(Socket socket, ServerSettings settings, Handler handler, FailureAnswers failures) {
    this.socket = socket;
    this.settings = settings;
    this.handler = handler;
    this.failures = failures;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      AnswerBuffer out = new AnswerBuffer(socket.getOutputStream());
      serveAll(in, out);
    } catch (IOException e) {
      // The client is gone or was idle for long: there is nobody to tell.
    }
  }

  private void serveAll(InputStream in, AnswerBuffer out) throws IOException {
    HeadReader reader = new HeadReader(in);
    try {
      boolean goesOn = true;
      while (goesOn) {
        @Nullable RequestHead head = reader.read();
        goesOn = head != null && serve(head, in, out);
        out.flush();
      }
    } catch (MalformedRequestException e) {
      refuse(e, out);
    }
  }

  /** Answers one request; returns whether another one may follow. */
  private boolean serve(RequestHead head, InputStream in, AnswerBuffer out) throws IOException {
    head.requireOneLength();
    Instant startedAt = settings.clock().instant();
    long start = System.nanoTime();
    CallListener listener = settings.listener();
    RequestBody body = new RequestBody(head, in, out);
    Call call =
        new Call(
            head,
            body,
            out,
            listener.wantsBodies(),
            startedAt,
            done ->
                listener.answered(done, startedAt, Duration.ofNanos(System.nanoTime() - start)));
    answer(call);
    call.tell();
    return call.isComplete() && !head.isLast() && discard(body);
  }

  private void answer(Call call) throws IOException {
    try {
      handler.handle(call);
    } catch (IOException | RuntimeException e) {
      if (e instanceof MalformedRequestException malformed) {
        throw malformed;
      }
      if (call.status() == 0) {
        call.discardBody(MOST_DISCARDED);
        failures.answer(call, e);
      }
    }
  }

  /** Reads away what the handler has left; returns whether the next request stands behind it. */
  private static boolean discard(RequestBody body) throws IOException {
    if (body.isWaitedFor()) {
      return false;
    }
    byte[] buffer = new byte[body.isAtEnd() ? 0 : BUFFER];
    for (long left = MOST_DISCARDED; !body.isAtEnd() && left > 0; left -= buffer.length) {
      if (body.read(buffer) < 0) {
        return true;
      }
    }
    return body.isAtEnd();
  }

  private void refuse(MalformedRequestException e, OutputStream out) throws IOException {
    byte[] text = (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    ResponseHead head = new ResponseHead();
    head.set("Content-Type", "text/plain; charset=utf-8");
    head.write(400, text.length, true, settings.clock().instant(), out);
    out.write(text);
    out.flush();
  }
}
