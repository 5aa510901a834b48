package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signlab.judge.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login and logout of all tools, at a registry behind TLS that no authority vouches for. */
class LoginWordsIntegrationTests {

  private static final String DEEP = "{\"auth\":\"YTpi\"}";

  @TempDir Path folder;
  private Typed shell;
  private HttpsServer server;
  private String host;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    shell = Typed.in(folder);
    Path its = Files.createDirectory(folder.resolve("its"));
    Certificates.make(its);
    Files.copy(its.resolve(Certificates.CERTIFICATE), its.resolve("ca.crt"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(its)));
    server.createContext(
        "/v2/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    host = "localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static SSLContext context(Path its) throws IOException, GeneralSecurityException {
    char[] password = Certificates.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(its.resolve(Certificates.KEY_STORE))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({
    "oras login, --ca-file its/ca.crt",
    "oras login, --insecure",
    "skopeo login, --tls-verify=false",
    "skopeo login, --cert-dir its",
    "crane login, --insecure"
  })
  void aLoginFollowsTheFlagsByWhichItsToolReachesRegistries(String login, String flags) {
    assertThat(shell.type(login + " -u ann -p secret " + host)).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("x509");
    shell.works(login + " " + flags + " -u ann -p secret " + host);
    assertThat(shell.said()).contains("Login Succeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker", "skopeo", "oras", "crane"})
  void aPasswordIsGivenOnce(String tool) {
    shell.type("echo other | " + tool + " login -u ann -p secret --password-stdin " + host);
    assertThat(String.join("\n", shell.said())).contains("mutually exclusive");
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example, https://registry.example",
    "registry.example, http://registry.example",
    "registry.example, https://registry.example/v2/",
    "docker.io, docker.io",
    "docker.io, https://index.docker.io/v1/",
    "index.docker.io, registry-1.docker.io"
  })
  void aLoginIsForgottenUnderWhicheverNameItStands(String typed, String kept) throws IOException {
    Path file = config("\"" + kept + "\":" + DEEP + ",\"other.example\":" + DEEP);
    shell.works("docker logout " + typed);
    assertThat(shell.said())
        .singleElement()
        .asString()
        .startsWith("Removing login credentials for ");
    assertThat(Files.readString(file)).doesNotContain(kept).contains("other.example");
    shell.works("docker logout " + typed);
    assertThat(shell.said()).singleElement().asString().startsWith("Not logged in to ");
  }

  @Test
  void aLoginThatStaysElsewhereIsTold() throws IOException {
    config("\"registry.example\":" + DEEP);
    shell.works(
        "export DOCKER_AUTH_CONFIG='{\"auths\":{\"https://registry.example\":" + DEEP + "}}'");
    shell.works("docker logout registry.example");
    assertThat(shell.said())
        .containsExactly(
            "Removing login credentials for registry.example",
            "a login stays in DOCKER_AUTH_CONFIG, which is read, too");
  }

  private Path config(String logins) throws IOException {
    Path file = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
    return Files.writeString(file, "{\"auths\":{" + logins + "}}");
  }
}
