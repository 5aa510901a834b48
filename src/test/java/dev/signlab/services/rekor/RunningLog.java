package dev.signlab.services.rekor;

import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** A log that answers on a free port, and a client that asks it. */
public final class RunningLog implements AutoCloseable {

  private final LoopbackServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningLog(LoopbackServer server) {
    this.server = server;
  }

  /** Serves what answers and says of failures. */
  public static <T extends Handler & FailureAnswers> RunningLog of(T endpoints) {
    ServerSettings settings = ServerSettings.of(InstantSource.system());
    return new RunningLog(LoopbackServer.start(settings, endpoints, endpoints));
  }

  /** Returns its address. */
  public String url() {
    return server.url();
  }

  /** Asks for a path. */
  public HttpResponse<byte[]> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
  }

  /** Sends a body to a path. */
  public HttpResponse<byte[]> post(String path, byte[] body) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Sends JSON to a path. */
  public HttpResponse<byte[]> post(String path, JsonNode body) {
    return post(path, Json.write(body));
  }

  /** Reads an answer. */
  public static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.parse(answer.body(), "answer");
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
