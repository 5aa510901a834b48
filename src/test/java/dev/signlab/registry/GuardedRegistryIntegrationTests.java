package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.judge.Certificates;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedRegistryIntegrationTests {

  @TempDir Path folder;

  @Test
  void orasLogsInOverTlsAndOnlyThenPushes() throws IOException {
    Certificates.make(folder);
    Files.writeString(folder.resolve("hello.txt"), "hello");
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    RegistrySettings settings =
        RegistrySettings.of(folder.resolve("store"), InstantSource.system())
            .withCredentials("tester", "s3cret")
            .withTls(
                new KeyStoreFile(folder.resolve(Certificates.KEY_STORE), Certificates.PASSWORD));
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings)) {
      String ca = folder.resolve(Certificates.CERTIFICATE).toString();
      String host = "127.0.0.1:" + registry.port();
      String[] push = {"push", "--ca-file", ca, host + "/app:1", "hello.txt:text/plain"};
      assertThat(oras.run(push).status()).isNotZero();
      oras.succeed("login", "--ca-file", ca, "-u", "tester", "-p", "s3cret", host);
      oras.succeed(push);
      assertThat(registry.store().tags("app")).containsKey("1");
    }
  }
}
