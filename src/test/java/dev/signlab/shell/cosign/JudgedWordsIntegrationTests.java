package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and passwords, given to cosign and to the lab. */
class JudgedWordsIntegrationTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"x\"y=1", "\"x=1", "\"x=1\"y", "x=1,b=\"2", "x,y"})
  void everyListFlagRefusesWhatCosignRefusesInItsWords(String word) throws IOException {
    TestLine line = new TestLine(folder, Map.of());
    List<String> cosign = new ArrayList<>();
    List<String> lab = new ArrayList<>();
    for (FlagTable.Typed each : new FlagTable().typed()) {
      String words = each.spec().name().substring("cosign ".length()) + " --" + each.flag().name();
      // With --help a command that takes the word does nothing.
      String typed = words + "=" + word + " --help";
      cosign.add(each + ": " + refusal(cosign3().run(typed.split(" ", -1)).stderr()));
      lab.add(each + ": " + refusal(line.type("cosign " + typed).err()));
    }
    assertThat(lab).isEqualTo(cosign);
  }

  private static String refusal(String said) {
    return said.lines().filter(each -> each.startsWith("Error: ")).findFirst().orElse("taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "sigh", "--nosuch sign", "-x sign", "-t 3x version"})
  void linesThatNameNoCommandFailInCosignsWords(String words) {
    TestLine line = new TestLine(folder, Map.of());
    Tool.Run run = cosign3().run(words.split(" ", -1));
    line.type("cosign " + words);
    assertThat(refusal(line.err())).isEqualTo(refusal(run.stderr()));
    assertThat(line.status()).isEqualTo(run.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void aPipedPasswordIsThatOfCosign(String tool) {
    String password = "two words\n";
    TestLine line = new TestLine(folder, Map.of());
    Tool cosign = Tool.require(tool).in(folder).reading(password);
    cosign.succeed("generate-key-pair", "--output-key-prefix", "theirs");
    line.pipe(password, "cosign generate-key-pair --output-key-prefix ours");
    assertThat(line.pipe(password, "cosign public-key --key theirs.key").status()).isZero();
    cosign.succeed("public-key", "--key", "ours.key");
    assertThat(cosign.reading(password.strip()).run("public-key", "--key", "ours.key").status())
        .isEqualTo(1);
  }

  @Test
  void aFlagMayStandBeforeTheCommandAsWithCosign() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_PASSWORD", ""));
    line.type("cosign generate-key-pair");
    String words = "--key cosign.key public-key";
    Tool.Run run = cosign3().with("COSIGN_PASSWORD", "").run(words.split(" ", -1));
    assertThat(line.type("cosign " + words).out()).isEqualTo(run.stdout());
    assertThat(run.status()).isZero();
  }

  private Tool cosign3() {
    return Tool.require("cosign3").in(folder);
  }
}
