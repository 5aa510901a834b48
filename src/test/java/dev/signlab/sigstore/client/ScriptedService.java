package dev.signlab.sigstore.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A server that gives the answers it was told to, one after the other, and keeps what it heard. */
public final class ScriptedService implements AutoCloseable {

  /** When it is, to the clients of the tests. */
  public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final HttpServer server;
  private final Deque<Scripted> answers = new ArrayDeque<>();
  private final List<Heard> heard = new ArrayList<>();
  private final ExchangeLog log = new ExchangeLog();

  /** One answer. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Scripted(int status, Map<String, String> headers, byte[] body) {}

  /**
   * One request.
   *
   * @param line method and target
   * @param authorization the field of that name, or an empty text
   * @param body as it came
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Heard(String line, String authorization, byte[] body) {

    /** Returns the body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Starts on any port. */
  public ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    heard.add(
        new Heard(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            exchange.getRequestBody().readAllBytes()));
    Scripted next = answers.size() > 1 ? answers.pop() : answers.peek();
    next.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(next.status(), next.body().length == 0 ? -1 : next.body().length);
    exchange.getResponseBody().write(next.body());
    exchange.close();
  }

  /** Adds an answer; the last one is given again and again. */
  public ScriptedService then(int status, String body) {
    return then(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an answer. */
  public ScriptedService then(int status, Map<String, String> headers, byte[] body) {
    answers.add(new Scripted(status, headers, body));
    return this;
  }

  /** Returns its address. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Returns what it heard. */
  public List<Heard> heard() {
    return heard;
  }

  /** Returns what clients recorded. */
  public ExchangeLog log() {
    return log;
  }

  /** Returns a transport for clients, whose clock stands still. */
  public HttpTransport transport() {
    return HttpTransport.of(InstantSource.fixed(NOW), log);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
