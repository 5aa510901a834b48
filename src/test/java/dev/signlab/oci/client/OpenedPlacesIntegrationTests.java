package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.CallListener;
import dev.signlab.http.server.Handler;
import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.judge.Certificates;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that speaks TLS and sends its clients to a place that does not. */
class OpenedPlacesIntegrationTests {

  private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final List<String> atOpen = new CopyOnWriteArrayList<>();
  @AutoClose private LoopbackServer open;
  @AutoClose private LoopbackServer registry;
  private RegistryAccess access;
  private Repository app;

  @BeforeEach
  void start() throws IOException {
    Certificates.make(folder);
    open = start(Optional.empty(), this::atOpenPlace);
    KeyStoreFile store =
        new KeyStoreFile(folder.resolve(Certificates.KEY_STORE), Certificates.PASSWORD);
    registry = start(Optional.of(store), this::atRegistry);
    access =
        RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog()))
            .with(CredentialSource.of(new UserPassword("ann", "s3cret")))
            .with(RetryPolicy.NEVER)
            .trusting(Files.readAllBytes(folder.resolve(Certificates.CERTIFICATE)));
    app = Repository.parse("127.0.0.1:" + registry.port() + "/app");
  }

  private static LoopbackServer start(Optional<KeyStoreFile> tls, Handler handler) {
    return LoopbackServer.start(
        new ServerSettings(0, tls, InstantSource.system(), CallListener.NONE),
        handler,
        (call, failure) -> call.answer(500, String.valueOf(failure)));
  }

  private void atOpenPlace(Call call) throws IOException {
    atOpen.add(call.method() + " " + call.header("Authorization").orElse("nobody"));
    if (call.method().equals("PUT")) {
      call.answer(201);
    } else {
      call.answer(200, "application/octet-stream", LAYER);
    }
  }

  private void atRegistry(Call call) throws IOException {
    if (call.header("Authorization").isEmpty()) {
      call.set("WWW-Authenticate", "Basic realm=\"r\"");
      call.answer(401);
      return;
    }
    call.set("Location", open.url() + "/elsewhere");
    switch (call.method()) {
      case "HEAD" -> call.answer(404);
      case "POST" -> call.answer(202);
      default -> call.answer(307);
    }
  }

  @Test
  void aBlobIsReadThereAndThePasswordStaysAtHome() {
    Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, LAYER);
    assertThat(RegistryClient.of(access).blob(app, layer)).isEqualTo(LAYER);
    assertThat(atOpen).containsExactly("GET nobody");
  }

  /** On this machine nobody listens on the way; elsewhere it needs --allow-http-registry. */
  @Test
  void anUploadGoesThereOnThisMachineAndThePasswordStaysAtHome() {
    RegistryClient.of(access).pushBlob(app, MediaType.OCI_CONFIG, LAYER);
    assertThat(atOpen).containsExactly("PUT nobody");
  }
}
