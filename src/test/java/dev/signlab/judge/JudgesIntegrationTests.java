package dev.signlab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.skipped.SampleTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

class JudgesIntegrationTests {

  @TempDir Path folder;

  @Test
  void aMissingToolSkipsTheTestByName() {
    assertThat(skipOf("needsATool")).isEqualTo("skipped: no-such-tool-anywhere is not here");
  }

  @Test
  void missingVectorsSkipTheTestByName() {
    assertThat(skipOf("needsVectors"))
        .isEqualTo("skipped: the vectors no-such-vectors are not here");
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

  private static String skipOf(String method) {
    TestExecutionResult result = SampleTest.run(Sample.class, method);
    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    return String.valueOf(result.getThrowable().orElseThrow().getMessage());
  }

  private static int status(DebianRegistry registry) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(registry.url() + "/v2/")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** Run by the tests above alone. */
  static class Sample {

    @Test
    void needsATool() {
      assertThat(Judges.require("no-such-tool-anywhere")).isNotNull();
    }

    @Test
    void needsVectors() {
      assertThat(Vectors.folder("no-such-vectors")).isNotNull();
    }
  }
}
