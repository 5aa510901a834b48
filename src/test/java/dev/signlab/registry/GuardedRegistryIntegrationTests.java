package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.judge.Certificates;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Htpasswd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
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

  private static final List<String> ASKED =
      List.of(
          "GET /v2/",
          "GET /v2/app/manifests/1",
          "HEAD /v2/app/manifests/1",
          "PUT /v2/app/manifests/1",
          "DELETE /v2/app/manifests/1",
          "GET /v2/app/tags/list",
          "GET /v2/_catalog",
          "POST /v2/app/blobs/uploads/",
          "POST /v2/app/blobs/uploads/?from=other&mount=sha256:"
              + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
          "GET /v2/nowhere",
          "GET /elsewhere");

  @Test
  void strangersAndWrongPasswordsHearWhatDockersRegistrySays() throws IOException {
    RegistrySettings settings =
        RegistrySettings.of(folder.resolve("store"), InstantSource.system())
            .withAccess(() -> new Access.Passwords(new Htpasswd(folder.resolve("htpasswd"))));
    try (DebianRegistry debian = DebianRegistry.in(folder).withPassword().start();
        EmbeddedRegistry registry = EmbeddedRegistry.start(settings);
        RegistryClient theirs = new RegistryClient(debian.url());
        RegistryClient ours = new RegistryClient(registry.url())) {
      for (String login : List.of("", "tester:wrong", "nobody:s3cret", "tester:s3cret")) {
        for (String line : ASKED.subList(0, login.equals("tester:s3cret") ? 1 : ASKED.size())) {
          assertThat(answer(ours, line, login))
              .as("%s by '%s'", line, login)
              .isEqualTo(answer(theirs, line, login));
        }
      }
    }
  }

  private static String answer(RegistryClient client, String line, String login) {
    String[] words = line.split(" ", -1);
    String basic = Base64.getEncoder().encodeToString(RegistryClient.bytes(login));
    String[] headers =
        login.isEmpty() ? new String[0] : new String[] {"Authorization", "Basic " + basic};
    var answer = client.call(words[0], words[1], headers);
    String realm =
        RegistryClient.header(answer, "WWW-Authenticate").replace("\"test\"", "\"registry\"");
    return "%d %s %s %s"
        .formatted(
            answer.statusCode(),
            realm,
            RegistryClient.header(answer, "Content-Type"),
            RegistryClient.text(answer).strip());
  }
}
