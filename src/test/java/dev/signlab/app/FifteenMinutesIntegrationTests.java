package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fifteen minutes of somebody who has only the guide: a scenario is made, changed, proven,
 * looked at, packed, published and signed, and somebody else installs, starts and solves it.
 */
class FifteenMinutesIntegrationTests {

  @TempDir private Path folder;

  @Test
  void aStrangerMakesAScenarioThatSomebodyElseSolves() throws IOException {
    try (Evening author = Evening.in(folder.resolve("author"));
        Evening learner = Evening.in(folder.resolve("learner"))) {
      Path mine = folder.resolve("mine/signed-menu");
      author.type("author new " + mine + " --title \"Sign the menu\" --summary \"Who cooked it\"");
      assertThat(author.status()).isZero();
      edit(author, mine);
      assertThat(author.type("author preview " + mine + " sign --once"))
          .contains("A menu carries the cook's signature", "The files are in order");
      assertThat(author.type("author pack " + mine + " packed")).contains("sha256:");
      author.type("cosign generate-key-pair");
      String ref = author.image("labs/signed-menu:1");
      author.type("author publish " + mine + " " + ref);
      author.type("author sign " + ref + " --key cosign.key");
      assertThat(author.status()).isZero();

      Path key = author.world().workspace().resolve("cosign.pub");
      assertThat(learner.type("install " + ref + " --key " + key)).contains("start signed-menu");
      assertThat(learner.type("start signed-menu")).contains("Say yes to an image");
      String image = learner.image("signed-menu:1.0");
      assertThat(learner.type("cosign sign --key cosign.key " + image))
          .contains("Anybody with the public key can ask");
      assertThat(learner.lab().requireCurrent().task().id()).isEqualTo("verify");
    }
  }

  /** A slip on the way is named with its line, and mended. */
  private static void edit(Evening author, Path mine) throws IOException {
    Path yaml = mine.resolve("scenario.yaml");
    String made = Files.readString(yaml);
    String changed = made.replaceFirst("goal: .*", "goal: A menu carries the cook's signature");
    assertThat(changed).isNotEqualTo(made);
    Files.writeString(yaml, changed.replace("outcome: WRONG_KEY", "outcome: WRONG_KEYS"));
    assertThat(author.type("author check " + mine)).contains("scenario.yaml:", "WRONG_KEYS");
    assertThat(author.status()).isNotZero();
    Files.writeString(yaml, changed);
    assertThat(author.type("author check " + mine)).contains("signed-menu", "statements");
    assertThat(author.status()).isZero();
  }
}
