package dev.signlab.oci.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.crypto.Digest;
import dev.signlab.oci.name.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** As much of a registry as the client's own tests need, with faults to switch on. */
final class FakeRegistry implements AutoCloseable {

  final Map<String, byte[]> blobs = new TreeMap<>();
  final Map<String, byte[]> manifests = new TreeMap<>();
  String demand = "";
  String acceptedAuthorization = "";
  int timesBusy;
  int busyStatus = 503;
  String retryAfter = "";
  int uploadsLost;
  int uploadsBegun;
  boolean flipsBytes;
  boolean hidesLengths;
  boolean heedsConditions;
  private final HttpServer server;

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  Registry registry() {
    return new Registry("localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (path.equals("/token")) {
      answer(exchange, 200, "{\"token\":\"t0ken\"}");
    } else if (!demand.isEmpty() && !acceptedAuthorization.equals(authorization)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", demand);
      answer(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"who\"}]}");
    } else if (timesBusy > 0) {
      timesBusy--;
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      answer(exchange, busyStatus, "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\"}]}");
    } else {
      serve(exchange, path, sent);
    }
  }

  private void serve(HttpExchange exchange, String path, byte[] sent) throws IOException {
    if (path.equals("/v2/")) {
      answer(exchange, 200, "{}");
    } else if (path.equals("/v2/_catalog")) {
      catalog(exchange);
    } else if (path.endsWith("/tags/list")) {
      tags(exchange, path.substring(4, path.length() - 10));
    } else if (path.endsWith("/blobs/uploads/")) {
      uploadsBegun++;
      exchange.getResponseHeaders().set("Location", path + "one?state=x");
      answer(exchange, 202, "");
    } else if (path.contains("/blobs/uploads/") && uploadsLost > 0) {
      uploadsLost--;
      answer(exchange, 500, "");
    } else if (path.contains("/blobs/uploads/")) {
      blobs.put(Digest.of(sent).toString(), sent);
      answer(exchange, 201, "");
    } else if (path.contains("/blobs/")) {
      give(
          exchange,
          blobs.get(path.substring(path.lastIndexOf('/') + 1)),
          "application/octet-stream");
    } else if (path.contains("/manifests/")) {
      manifest(exchange, path.substring(4), sent);
    } else {
      answer(exchange, 404, "");
    }
  }

  private void manifest(HttpExchange exchange, String name, byte[] sent) throws IOException {
    boolean present = manifests.containsKey(name);
    boolean mustBeNew = exchange.getRequestHeaders().containsKey("If-None-Match");
    if (heedsConditions && present && mustBeNew) {
      answer(exchange, 412, "");
    } else if (exchange.getRequestMethod().equals("PUT")) {
      manifests.put(name, sent);
      manifests.put(name.substring(0, name.lastIndexOf('/') + 1) + Digest.of(sent), sent);
      answer(exchange, 201, "");
    } else {
      give(exchange, manifests.get(name), "application/vnd.oci.image.manifest.v1+json");
    }
  }

  private void catalog(HttpExchange exchange) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    manifests
        .keySet()
        .forEach(k -> names.add("\"" + k.substring(0, k.indexOf("/manifests/")) + "\""));
    answer(exchange, 200, "{\"repositories\":[" + String.join(",", names) + "]}");
  }

  /** Gives one tag a page, so that the client must follow the links. */
  private void tags(HttpExchange exchange, String repository) throws IOException {
    String prefix = repository + "/manifests/";
    var tags =
        manifests.keySet().stream()
            .filter(key -> key.startsWith(prefix) && !key.contains("sha256:"))
            .map(key -> key.substring(prefix.length()))
            .toList();
    String query = exchange.getRequestURI().getQuery();
    int page = query == null ? 0 : Integer.parseInt(query.substring(5));
    if (tags.isEmpty()) {
      answer(exchange, 404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}");
      return;
    }
    if (page + 1 < tags.size()) {
      exchange
          .getResponseHeaders()
          .set("Link", "</v2/" + repository + "/tags/list?last=" + (page + 1) + ">; rel=\"next\"");
    }
    answer(exchange, 200, "{\"name\":\"x\",\"tags\":[\"" + tags.get(page) + "\"]}");
  }

  private void give(HttpExchange exchange, byte @Nullable [] bytes, String type)
      throws IOException {
    if (bytes == null) {
      answer(exchange, 404, "{\"errors\":[{\"code\":\"UNKNOWN\"}]}");
      return;
    }
    byte[] given = bytes.clone();
    exchange.getResponseHeaders().set("Docker-Content-Digest", Digest.of(given).toString());
    if (flipsBytes) {
      given[0] ^= 1;
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (!hidesLengths) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(given.length));
      }
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, given.length == 0 ? -1 : given.length);
      exchange.getResponseBody().write(given);
    }
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean bare = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bare ? -1 : bytes.length);
    if (!bare) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
