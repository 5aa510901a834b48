package dev.signlab.app;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Stands before a log, and changes what it answers. */
final class LyingLog implements AutoCloseable {

  private static final int LARGEST = 1 << 20;

  private final String truth;
  private final Lie lie;
  private final HttpClient client = HttpClient.newHttpClient();
  private final LoopbackServer server;

  /** Changes an answer. */
  @FunctionalInterface
  interface Lie {
    /** Returns what is answered instead; {@code path} has its query behind it. */
    String told(String path, String answer);
  }

  private LyingLog(String truth, Lie lie) {
    this.truth = truth;
    this.lie = lie;
    this.server =
        LoopbackServer.start(
            ServerSettings.of(InstantSource.system()), this::handle, (call, e) -> call.answer(500));
  }

  static LyingLog before(String truth, Lie lie) {
    return new LyingLog(truth, lie);
  }

  String url() {
    return server.url();
  }

  private void handle(Call call) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(truth + call.target()));
    if (call.method().equals("POST")) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(call.readBody(LARGEST)));
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      // One letter for each byte, so that tiles come through as they are.
      String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
      byte[] told = lie.told(call.target(), text).getBytes(StandardCharsets.ISO_8859_1);
      call.answer(answer.statusCode(), "application/json", told);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
