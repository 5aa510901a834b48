package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.http.ExchangeLog;
import dev.signlab.judge.FreePorts;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's vault as a learner uses it. */
class VaultWordsTests {

  @TempDir private Path folder;
  private Typed shell;

  @BeforeEach
  void aVaultWithAKeyAndAFile() throws IOException {
    shell = Typed.in(folder);
    Files.writeString(folder.resolve("notes.txt"), "hello");
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY notes.txt /\n");
    shell.works("vault start --port " + FreePorts.next());
    shell.works("cosign generate-key-pair --kms hashivault://app --output-key-prefix app");
  }

  @AfterEach
  void stop() {
    shell.type("vault stop");
  }

  @Test
  void aKeyInTheVaultSignsAndNoPrivateKeyIsInTheFolder() throws IOException {
    shell.works("cosign sign-blob --key hashivault://app --bundle b.json --yes notes.txt");
    shell.works(
        "cosign verify-blob --key app.pub --bundle b.json --private-infrastructure notes.txt");
    assertThat(folder.resolve("app.key")).doesNotExist();
    shell.works("vault status");
    assertThat(String.join("\n", shell.said())).contains("1 key");
    shell.works("vault log");
    assertThat(String.join("\n", shell.said())).contains("/v1/transit/sign/app/sha2-256");
  }

  @Test
  void aTokenThatWasTakenBackOpensNothing() {
    shell.works("MY_TOKEN=$(vault token create)");
    shell.works("VAULT_TOKEN=$MY_TOKEN cosign public-key --key hashivault://app");
    shell.works("vault token revoke $MY_TOKEN");
    shell.refuses(
        "VAULT_TOKEN=$MY_TOKEN cosign public-key --key hashivault://app",
        "permission denied",
        "wire");
    assertThat(shell.type("vault token revoke $MY_TOKEN")).isNotZero();
    shell.works("cosign public-key --key hashivault://app");
  }

  @Test
  void aRefusalByTheVaultIsNotToldAsOneByTheRegistry() {
    String image = "localhost:" + FreePorts.next() + "/app:1";
    shell.works("registry start --port " + image.replaceAll("\\D*(\\d+)/.*", "$1"));
    shell.works("docker build -q -t " + image + " .");
    shell.works("docker push " + image);
    shell.type("VAULT_TOKEN=hvs.other cosign sign --key hashivault://app " + image);
    assertThat(String.join("\n", shell.said()))
        .contains("permission denied")
        .doesNotContain("logged in at")
        .doesNotContain("cosign login");
    shell.works("registry stop");
  }

  @Test
  void aStepBackTakesKeysAndTokensBackButNotTheRootToken() {
    World world = shell.session().service(World.class);
    shell.works("vault print token");
    String root = shell.said().getFirst();
    world.snapshot("before");
    shell.works("vault write -f transit/keys/app/rotate");
    shell.works("MY_TOKEN=$(vault token create)");
    world.restore("before");
    assertThat(new WorldVault(world).publicKeys("app")).hasSize(1);
    shell.refuses(
        "VAULT_TOKEN=$MY_TOKEN cosign public-key --key hashivault://app",
        "permission denied",
        "wire");
    shell.works("vault print token");
    assertThat(shell.said()).containsExactly(root);
    shell.works("cosign public-key --key hashivault://app");
  }

  @Test
  void aRotationIsShownAndReadersOfTheFirstHalfAreNot() {
    shell.works("vault write -f transit/keys/app/rotate");
    assertThat(shell.said()).contains("  app signs by version 2 now");
    shell.works("vault read transit/keys/app");
    assertThat(String.join("\n", shell.said())).contains("version 1").contains("version 2");
    shell.works("cosign sign-blob --key hashivault://app --bundle b.json --yes notes.txt");
    assertThat(
            shell.type(
                "cosign verify-blob --key app.pub --bundle b.json --private-infrastructure"
                    + " notes.txt"))
        .isNotZero();
  }

  @Test
  void wordsOfVaultThatTheLabLacksAreRefused() {
    shell.refuses(
        "vault write transit/keys/app", "must supply data", "vault write -f transit/keys/app");
    shell.refuses("vault create token", "there is no command vault create", "help vault");
    shell.refuses("vault server -dev", "the lab's vault is built in", "vault start");
    shell.refuses("vault kv get secret/app", "keys that sign and nothing else", "vault status");
    shell.refuses("vault read secret/app", "transit engine only", "vault read transit/keys/app");
    shell.refuses(
        "vault read transit/keys/app/rotate", "transit engine only", "vault read transit/keys/app");
    assertThat(shell.type("vault read transit/keys/absent")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("there is no such key");
  }

  @Test
  void aSlipInTheNameOfAKeyIsAnsweredWithTheKeyThatIsThere() {
    String meant = "cosign sign-blob --key hashivault://app --bundle b.json --yes notes.txt";
    for (String slip : List.of("hashivault://ap", "app", "hashivault:app", "app.pub", "app.key")) {
      shell.refuses(meant.replace("hashivault://app", slip), "the vault has the key app", meant);
    }
    shell.refuses(
        "vault read transit/keys/ap", "the vault has the key app", "vault read transit/keys/app");
    shell.works(meant);
  }

  @Test
  void aTokenThatOpensNothingIsNamedAndLeftAway() {
    String line = "cosign public-key --key hashivault://app";
    shell.refuses("VAULT_TOKEN=hvs.other " + line, "no such token as is in VAULT_TOKEN", line);
    shell.works("export VAULT_TOKEN=hvs.other");
    shell.refuses(line, "no such token as is in VAULT_TOKEN", "unset VAULT_TOKEN");
  }

  @Test
  void aVaultThatStoppedIsStartedAgainWithItsKeys() {
    shell.works("vault stop");
    shell.refuses(
        "cosign public-key --key hashivault://app", "the lab's vault does not run", "vault start");
  }

  @Test
  void anAddressOfAnotherVaultIsNamed() {
    String line = "cosign public-key --key hashivault://app";
    shell.refuses("VAULT_ADDR=http://127.0.0.1:1 " + line, "VAULT_ADDR names another vault", line);
    shell.works("export VAULT_ADDR=http://127.0.0.1:1");
    shell.refuses(line, "VAULT_ADDR names another vault", "unset VAULT_ADDR");
  }

  @Test
  void whoStartsItReadsWhichOneIsAsked() {
    starts("cosign of the lab finds it by itself, and has its root token");
    shell.works("export VAULT_TOKEN=hvs.mine");
    starts("shows it your VAULT_TOKEN");
    shell.works("export VAULT_ADDR=http://127.0.0.1:1");
    starts("your VAULT_ADDR names another one", "unset VAULT_ADDR");
    assertThat(String.join(" ", shell.said())).doesNotContain("finds it by itself");
  }

  private void starts(String... words) {
    shell.works("vault start");
    assertThat(String.join(" ", shell.said()).replaceAll(" +", " ")).contains(words);
  }

  @Test
  void noTokenOfTheLabGoesToAnotherVault() {
    shell.works("vault print token");
    String root = shell.said().getFirst();
    shell.works("export VAULT_ADDR=http://127.0.0.1:1");
    shell.refuses("vault token create", "another vault", "unset VAULT_ADDR");
    assertThat(shell.type("cosign public-key --key hashivault://app")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("no token for Vault");
    assertThat(shell.session().service(ExchangeLog.class).all().toString()).doesNotContain(root);
  }

  @Test
  void theLabsVaultIsMeantByItsAddressAsVaultWritesItToo() {
    World world = shell.session().service(World.class);
    int port = new WorldVault(world).address().getPort();
    for (String host : List.of("localhost", "127.0.0.1")) {
      shell.works("export VAULT_ADDR=http://" + host + ":" + port + "/");
      shell.works("cosign public-key --key hashivault://app");
    }
  }

  @Test
  void aScenarioUsesTheLabsVaultAndNoOther() {
    String line = "cosign public-key --key hashivault://app";
    assertThat(typedByAScenario(line)).contains("BEGIN PUBLIC KEY");
    shell.works("export VAULT_ADDR=https://vault.example:8200");
    assertThat(typedByAScenario(line)).contains("a scenario uses no vault but the lab's own");
    assertThat(typedByAScenario("vault write -f transit/keys/app/rotate"))
        .contains("a scenario uses no vault but the lab's own");
  }

  private String typedByAScenario(String line) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(shown, shown, Screen.Style.PIPE, Questions.UNANSWERED);
    shell
        .session()
        .confined(
            ScenarioOrigin.ELSEWHERE,
            () -> shell.session().service(LineRunner.class).run(line, screen));
    return shown.toString(StandardCharsets.UTF_8);
  }
}
