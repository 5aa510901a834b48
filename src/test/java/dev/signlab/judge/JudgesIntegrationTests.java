package dev.signlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class JudgesIntegrationTests {

  @TempDir Path folder;

  @Test
  void aMissingToolSkipsTheTestByName() {
    assertThatThrownBy(() -> Judges.require("no-such-tool-anywhere"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("skipped: no-such-tool-anywhere is not here");
  }

  @Test
  void missingVectorsSkipTheTestByName() {
    assertThatThrownBy(() -> Vectors.folder("no-such-vectors"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no-such-vectors");
  }

  @Test
  void aToolGetsInputAndGivesOutputAndStatus() {
    assertThat(Tool.require("cat").reading("abc").run().stdout()).isEqualTo("abc");
    assertThat(Tool.require("sh").with("WORD", "w").run("-c", "echo $WORD; exit 3"))
        .satisfies(run -> assertThat(run.status()).isEqualTo(3))
        .satisfies(run -> assertThat(run.stdout()).isEqualTo("w\n"));
  }

  @Test
  void debiansRegistryAnswersPlainly() throws Exception {
    try (DebianRegistry registry = DebianRegistry.in(folder).start()) {
      assertThat(status(registry)).isEqualTo(200);
    }
  }

  @Test
  void debiansRegistryAsksForItsPassword() throws Exception {
    try (DebianRegistry registry = DebianRegistry.in(folder).withPassword().start()) {
      assertThat(status(registry)).isEqualTo(401);
    }
  }

  @Test
  void debiansRegistrySpeaksTls() {
    try (DebianRegistry registry = DebianRegistry.in(folder).withTls().start()) {
      var curl = Tool.require("openssl");
      var run =
          curl.run(
              "s_client",
              "-connect",
              registry.host(),
              "-CAfile",
              registry.certificate().toString(),
              "-verify_return_error");
      assertThat(run.stdout()).contains("Verify return code: 0 (ok)");
    }
  }

  private static int status(DebianRegistry registry) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(registry.url() + "/v2/")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
