package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words about a log say of one that another has replaced. */
class ReplacedLogTests {

  @Test
  void entriesOfTheOldLogAreNotPassedOver(@TempDir Path home) {
    try (Evening evening = Evening.in(home)) {
      evening.type("sigstore start");
      evening.type("world token --identity ada@example.com > token.txt");
      evening.type("uuidgen > app.txt");
      evening.type("cosign sign-blob -y --identity-token token.txt --bundle app.json app.txt");
      evening.type("log checkpoint > seen.txt");
      assertThat(evening.type("log watch ada@example.com")).contains("1 of 2 entries name");
      evening.type("world rotate rekor");

      assertThat(evening.type("log watch ada@example.com"))
          .contains("0 of 1 entry names ada@example.com", "not read, though trusted as well:")
          .containsPattern(
              "http://localhost:\\d+ until \\S+Z: the log that answers there now replaced it");
      for (String line : new String[] {"log show 1", "log proof 1", "log show ada@example.com"}) {
        assertThat(evening.type(line))
            .as(line)
            .contains("error:", "another log answered there until 20");
      }
      assertThat(evening.type("log consistency seen.txt"))
          .contains("error: seen.txt is of another log", "which was believed until 20");
      assertThat(evening.type("log consistency app.json")).contains("app.json is of another log");
    }
  }
}
