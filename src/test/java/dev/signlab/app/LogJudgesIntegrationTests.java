package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.WholeWorld;
import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that ask a log, beside rekor-cli. */
class LogJudgesIntegrationTests {

  @TempDir Path home;

  @Test
  void rekorCliSeesTheSame() {
    try (Evening evening = Evening.in(home)) {
      evening.type("sigstore start");
      for (String who : List.of("alice@example.com", "bob@example.com", "alice@example.com")) {
        evening.type("world token --identity " + who + " > token.txt");
        evening.type("uuidgen > app.txt");
        evening.type("cosign sign-blob -y --identity-token token.txt --bundle b.json app.txt");
      }
      String url =
          Objects.requireNonNull(
              new WholeWorld(evening.world()).addresses().urls().get("rekorUrl"));

      String entry = evening.type("log show 2");
      String got = cli("get", url, "--log-index", "2");
      assertThat(got).contains("Index: 2");
      assertThat(all(got, "UUID: ([0-9a-f]{80})")).isEqualTo(all(entry, "uuid +([0-9a-f]{80})"));
      assertThat(all(got, "LogID: ([0-9a-f]{64})")).isEqualTo(all(entry, "log\\s+([0-9a-f]{64})"));
      assertThat(all(got, "IntegratedTime: (\\S+)")).isEqualTo(all(entry, "time +(\\S+Z) "));

      assertThat(all(cli("search", url, "--email", "alice@example.com"), "([0-9a-f]{80})"))
          .containsExactlyInAnyOrderElementsOf(List.of(uuid(evening, 1), uuid(evening, 3)));

      String info = cli("loginfo", url);
      assertThat(info).contains("Verification Successful!");
      assertThat(all(info, "Root Hash: +([0-9a-f]{64})"))
          .isEqualTo(all(evening.type("log proof 1"), "signed    ([0-9a-f]{64})"));

      String grown = evening.type("log consistency 3");
      String proof = cli("logproof", url, "--first-size", "3", "--last-size", "4");
      assertThat(all(proof, "Current Root Hash: +([0-9a-f]{64})"))
          .isEqualTo(all(grown, "newer tree\\s+computed  ([0-9a-f]{64})"));
      assertThat(all(proof, "\\b([0-9a-f]{8})[0-9a-f]{56}\\b"))
          .containsAll(all(grown, "(?:begin with|take) \\S+  ([0-9a-f]{8})"));
    }
  }

  private static String uuid(Evening evening, int index) {
    return all(evening.type("log show " + index), "uuid +([0-9a-f]{80})").getFirst();
  }

  private String cli(String command, String url, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = command;
    words[1] = "--rekor_server";
    words[2] = url;
    System.arraycopy(more, 0, words, 3, more.length);
    return Tool.require("rekor-cli").in(home).with("HOME", home.toString()).succeed(words).stdout();
  }

  private static List<String> all(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = matcher.results().map(each -> each.group(1)).toList();
    assertThat(found).as(pattern + " in " + text).isNotEmpty();
    return found;
  }
}
