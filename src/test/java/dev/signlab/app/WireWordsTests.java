package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wire}: for which step an exchange was made, and the line of curl that repeats it. */
class WireWordsTests {

  @TempDir Path home;
  private Evening evening;
  private String image = "";

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
    image = evening.image("book:1.0");
    evening.type("echo FROM scratch > Dockerfile");
    evening.type("docker build -t " + image + " .");
    evening.type("docker push " + image);
    evening.type("cosign generate-key-pair");
    evening.type("cosign sign -y --key cosign.key " + image);
    evening.type("cosign verify --key cosign.pub " + image);
    assertThat(evening.status()).isZero();
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  @Test
  void eachExchangeStandsBesideItsStep() {
    List<String> wire = evening.type("wire").lines().toList();
    assertThat(wire)
        .anyMatch(line -> line.contains("/v2/book/manifests/1.0 → 200") && line.endsWith("the tag"))
        .anyMatch(line -> line.contains("/v2/book/referrers/") || line.contains("find signatures"));
    assertThat(evening.type("wire 1")).contains("for the step: resolve the tag");
    assertThat(evening.type("explain")).containsPattern("registry, \\d+ ms, wire 1");
  }

  @Test
  void anExchangeOfAnotherLineIsForNoStep() {
    evening.type("crane ls " + evening.image("book"));
    assertThat(evening.type("wire")).doesNotContain("resolve").contains("wire --curl");
    assertThat(evening.type("explain")).doesNotContain("wire 1");
  }

  @Test
  void theLineOfCurlAsksTheSameAgain() {
    List<String> lines = evening.type("wire --curl").lines().toList();
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.startsWith("curl -sS "));
    for (String line : lines) {
      Tool.Run run = shell(line.replace("curl -sS ", "curl -sS -o /dev/null -w '%{http_code}' "));
      assertThat(run.stdout()).as(line).startsWith("200");
    }
    assertThat(evening.type("wire --curl 1").strip()).isEqualTo(lines.getFirst());
  }

  @Test
  void aBodyIsSentAgainAsItWas() {
    evening.type("world start");
    evening.type("cosign sign -y --key cosign.key " + image);
    String wire = evening.type("wire");
    int entry = 1 + wire.lines().skip(1).toList().indexOf(line(wire, "POST /api/v1/log/entries"));
    String typed = evening.type("wire --curl " + entry).strip();
    assertThat(typed).contains("-X POST").contains("--data-raw '{");
    Tool.Run run = shell(typed.replace("curl -sS ", "curl -sS -o /dev/null -w '%{http_code}' "));
    assertThat(run.stdout()).as("the log has that entry already: %s", typed).isEqualTo("409");
  }

  @Test
  void whatWasHiddenStaysHiddenAndIsAVariable() {
    evening.type("world start");
    evening.type("world token --identity ada@example.com > token.txt");
    evening.type("cosign sign -y --identity-token token.txt " + image);
    String typed = evening.type("wire --curl");
    assertThat(typed).contains("'\"$SECRET\"'").contains("# SECRET is").doesNotContain("***");
    assertThat(typed).doesNotContain(evening.type("cat token.txt").strip());
  }

  private static String line(String wire, String part) {
    return wire.lines().skip(1).filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  private static Tool.Run shell(String line) {
    return new Tool(Path.of("/bin/sh")).run("-c", line);
  }
}
