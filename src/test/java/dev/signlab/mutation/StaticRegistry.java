package dev.signlab.mutation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry that gives out whatever bytes it was given, under the names that it was given. No real
 * registry would take some of them.
 */
final class StaticRegistry implements AutoCloseable {

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Content(String mediaType, byte[] bytes) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Content> contents = new ConcurrentHashMap<>();
  private final Map<String, Digest> claims = new ConcurrentHashMap<>();

  StaticRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v2/", this::answer);
    server.start();
  }

  String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  Digest blob(String repository, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    put(repository + "/blobs/" + digest, "application/octet-stream", bytes);
    return digest;
  }

  Digest manifest(String repository, String tag, String mediaType, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    put(repository + "/manifests/" + tag, mediaType, bytes);
    put(repository + "/manifests/" + digest, mediaType, bytes);
    return digest;
  }

  /** Gives out bytes under a path behind {@code /v2/}. */
  void put(String path, String mediaType, byte[] bytes) {
    contents.put("/v2/" + path, new Content(mediaType, bytes));
  }

  /** Says of a path behind {@code /v2/} that its digest is another one. */
  void claim(String path, Digest digest) {
    claims.put("/v2/" + path, digest);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Content found = contents.get(path);
      if (path.equals("/v2/")) {
        exchange.sendResponseHeaders(200, -1);
      } else if (found == null) {
        byte[] none =
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}".getBytes(StandardCharsets.UTF_8);
        send(exchange, 404, new Content("application/json", none));
      } else {
        Digest digest = claims.getOrDefault(path, Digest.of(found.bytes()));
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest.toString());
        send(exchange, 200, found);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, Content content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", content.mediaType());
    exchange.getResponseHeaders().set("Content-Length", content.bytes().length + "");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : content.bytes().length);
    if (!head) {
      exchange.getResponseBody().write(content.bytes());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
