package dev.signlab.http.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Makes a {@link Call} of each request that Jetty has read, and sees to it that it is answered. */
final class CallHandler extends Handler.Abstract {

  private final ServerSettings settings;
  private final dev.signlab.http.server.Handler handler;
  private final FailureAnswers failures;

  CallHandler(
      ServerSettings settings, dev.signlab.http.server.Handler handler, FailureAnswers failures) {
    this.settings = settings;
    this.handler = handler;
    this.failures = failures;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    RequestHead head = RequestHead.of(request);
    Optional<String> refusal = refusal(request, head);
    if (refusal.isPresent()) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, refusal.get());
      return true;
    }
    try {
      serve(call(head, request, response, callback));
    } catch (IOException | RuntimeException e) {
      // Jetty cuts the connection, or answers a body that cannot be read.
      callback.failed(e);
    }
    return true;
  }

  private Optional<String> refusal(Request request, RequestHead head) {
    if (settings.tls().isPresent() && !request.isSecure()) {
      return Optional.of("client sent an HTTP request to an HTTPS server");
    }
    return head.ambiguity();
  }

  private Call call(RequestHead head, Request request, Response response, Callback callback) {
    Instant startedAt = settings.clock().instant();
    long start = System.nanoTime();
    CallListener listener = settings.listener();
    response.getHeaders().put("Date", HttpDate.of(startedAt));
    return new Call(
        head,
        new RequestBody(head, Content.Source.asInputStream(request)),
        new Answer(request, response, callback),
        listener.wantsBodies(),
        done -> listener.answered(done, startedAt, Duration.ofNanos(System.nanoTime() - start)));
  }

  private void serve(Call call) throws IOException {
    try {
      handler.handle(call);
    } catch (IOException | RuntimeException e) {
      if (call.status() != 0 || isMalformed(e)) {
        call.tell();
        throw e;
      }
      failures.answer(call, e);
    }
    if (call.status() == 0) {
      throw new IllegalStateException("no answer was given");
    }
  }

  /** A chunk that is none, which only reading the body shows. */
  private static boolean isMalformed(Throwable e) {
    return e instanceof HttpException || e.getCause() instanceof HttpException;
  }
}
