package dev.signlab.sigstore.client.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another client, tuf-js, looks for the same file in the same repositories. */
class DelegationJudgesIntegrationTests {

  @TempDir private Path folder;

  @Test
  void tufJsFindsTheSame() throws IOException {
    for (DelegationCase each : DelegationCase.values()) {
      each.make(new DelegatingRepository(folder.resolve(each.name())));
    }
    JsonFields answers = answers();
    SoftAssertions soft = new SoftAssertions();
    for (DelegationCase each : DelegationCase.values()) {
      String answer = answers.text(each.name());
      soft.assertThat(answer.startsWith("refused: ") ? "refused" : answer)
          .as(each + ": " + answer)
          .isEqualTo(expected(each));
    }
    soft.assertAll();
  }

  /** Where there are too many lists it says that the file is not there. */
  private static String expected(DelegationCase each) {
    boolean isRefused =
        each.outcome().cause().isPresent() && each != DelegationCase.DEEPER_THAN_THAT;
    return isRefused ? "refused" : each.outcome().content().orElse("none");
  }

  private JsonFields answers() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server =
        SimpleFileServer.createFileServer(any, folder.toRealPath(), OutputLevel.NONE);
    server.start();
    try {
      String out =
          Tool.require("sigstore-js")
              .with("MIRROR", "http://localhost:" + server.getAddress().getPort())
              .with("FOLDER", folder.toString())
              .with("NAME", DelegationCase.NAME)
              .with(
                  "CASES",
                  Stream.of(DelegationCase.values())
                      .map(Enum::name)
                      .collect(Collectors.joining(" ")))
              .reading(script())
              .succeed()
              .stdout();
      return Json.parseObject(out.strip().getBytes(StandardCharsets.UTF_8), "answers");
    } finally {
      server.stop(0);
    }
  }

  private static String script() throws IOException {
    try (InputStream in =
        DelegationJudgesIntegrationTests.class.getResourceAsStream("tuf-js.mjs")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("tuf-js");
      return text;
    }
  }
}
