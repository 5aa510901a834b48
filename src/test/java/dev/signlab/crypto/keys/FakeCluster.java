package dev.signlab.crypto.keys;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.CallListener;
import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Secrets of a cluster in a few lines: our own double and no judge. */
public final class FakeCluster implements AutoCloseable {

  private static final int LARGEST = 1 << 16;

  private final Map<String, JsonFields> secrets = new ConcurrentHashMap<>();
  private final LoopbackServer server;
  private final String scheme;

  /** Starts it with plain HTTP. */
  public FakeCluster() {
    this(Optional.empty());
  }

  /** Starts it, with TLS where there is a key store. */
  public FakeCluster(Optional<KeyStoreFile> tls) {
    scheme = tls.isPresent() ? "https" : "http";
    server =
        LoopbackServer.start(
            new ServerSettings(0, tls, InstantSource.system(), CallListener.NONE),
            this::answer,
            (call, failure) -> call.answer(500, String.valueOf(failure)));
  }

  /** Returns the address, without a slash at its end. */
  public String address() {
    return scheme + "://127.0.0.1:" + server.port();
  }

  /** The object under {@code NAMESPACE/NAME}. */
  public JsonFields secret(String path) {
    return Objects.requireNonNull(secrets.get(path), path);
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(Call call) throws IOException {
    String[] path = call.path().split("/", -1);
    if (call.method().equals("POST")) {
      JsonFields secret = Json.parseObject(call.readBody(LARGEST), "secret");
      secrets.put(path[4] + "/" + secret.object("metadata").text("name"), secret);
      call.answer(201, "application/json", Json.write(secret.node()));
      return;
    }
    JsonFields secret = secrets.get(path[4] + "/" + path[6]);
    if (secret == null) {
      byte[] status =
          "{\"kind\":\"Status\",\"message\":\"not found\"}".getBytes(StandardCharsets.UTF_8);
      call.answer(404, "application/json", status);
    } else {
      call.answer(200, "application/json", Json.write(secret.node()));
    }
  }
}
