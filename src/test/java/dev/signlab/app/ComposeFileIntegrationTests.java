package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The basics against each of the registries that {@code docker-compose.yml} offers. */
class ComposeFileIntegrationTests {

  @TempDir static Path folder;
  @AutoClose private static ComposeFile services;

  @BeforeAll
  static void start() throws IOException {
    services = ComposeFile.start(folder);
  }

  @Test
  void plain() throws IOException {
    String host = services.host("registry");
    Basics.in(folder, host, "").goThrough("http://" + host);
  }

  /** With the user and the password that the file's comment names. */
  @Test
  void withPassword() throws IOException {
    assertThat(Files.readString(folder.resolve("docker-compose.yml")))
        .contains("User  lab , password  lab-password .");
    String host = services.host("registry-htpasswd");
    Basics.in(folder, host, "lab:lab-password").goThrough("http://" + host);
  }

  @Test
  void withTls() throws IOException {
    String host = services.host("registry-tls");
    Basics.in(folder, host, "").goThrough("https://" + host + " --ca " + services.certificate());
  }
}
