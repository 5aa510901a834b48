package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab world} in a process of its own, and both cosigns as its guests. */
class WholeWorldIntegrationTests {

  private static final String WHO = "alice@example.com";
  private static final String IMAGE = "app:1.0";

  @TempDir Path folder;
  private Path home;
  private Process process;
  private JsonFields world;

  @BeforeEach
  void start() throws IOException {
    home = folder.resolve("home");
    launch(
        "--port-base",
        Integer.toString(FreePorts.next()),
        "--registry-port",
        Integer.toString(FreePorts.next()));
  }

  private void launch(String... ports) throws IOException {
    List<String> words = new ArrayList<>(LabProcess.command());
    words.addAll(List.of("world", "--json"));
    words.addAll(List.of(ports));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LAB_HOME", home.toString());
    process = builder.redirectError(folder.resolve("errors").toFile()).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    assertThat(line).as(Files.readString(folder.resolve("errors"))).isNotNull();
    world = Json.parseObject(line.getBytes(StandardCharsets.UTF_8), "what the world says");
  }

  @AfterEach
  void stop() {
    process.destroyForcibly().onExit().join();
  }

  @Test
  void it_describes_itself_by_the_names_that_scripts_know() {
    assertThat(world.node().propertyNames())
        .containsExactly(
            "registryUrl",
            "issuerUrl",
            "fulcioUrl",
            "fulcioGrpcUrl",
            "ctlogUrl",
            "rekorUrl",
            "rekorV2Url",
            "tsaUrl",
            "tufUrl",
            "trustedRoot",
            "signingConfig",
            "signingConfigRekorV2",
            "tufRoot",
            "fulcioPem",
            "rekorPub",
            "rekorV2Pub",
            "ctfePub",
            "tsaChain");
    world.node().properties().stream()
        .filter(member -> !member.getKey().endsWith("Url"))
        .forEach(file -> assertThat(Path.of(file.getValue().stringValue())).isRegularFile());
  }

  @Test
  void both_cosigns_sign_and_each_verifies_what_it_can_read() throws IOException {
    String image = image();
    Tool three = Tool.require("cosign3").in(folder).with("HOME", folder.toString());
    Tool two = second();
    String[] trust = {"--trusted-root", world.text("trustedRoot")};
    token();
    String[] config = {"--signing-config", world.text("signingConfig"), trust[0], trust[1]};
    three.succeed(sign(config, image));
    three.succeed(verify(WHO, trust, image));
    assertThat(three.run(verify("bob@example.com", trust, image)).status()).isNotZero();
    String[] addresses = {
      "--fulcio-url", world.text("fulcioUrl"), "--rekor-url", world.text("rekorUrl")
    };
    two.succeed(sign(addresses, image));
    String[] log = {"--rekor-url", world.text("rekorUrl")};
    two.succeed(verify(WHO, log, image));
    assertThat(two.run(verify("bob@example.com", log, image)).status()).isNotZero();
    three.succeed(
        verify(WHO, new String[] {trust[0], trust[1], "--new-bundle-format=false"}, image));
  }

  @Test
  void cosigns_that_were_initialized_need_no_files() throws IOException {
    String image = image();
    token();
    for (String judge : List.of("cosign2", "cosign3")) {
      Path cache = folder.resolve("tuf-" + judge);
      Tool cosign =
          Tool.require(judge)
              .in(folder)
              .with("HOME", folder.toString())
              .with("TUF_ROOT", cache.toString());
      cosign.succeed(
          "initialize", "--mirror", world.text("tufUrl"), "--root", world.text("tufRoot"));
      String[] addresses =
          judge.equals("cosign3")
              ? new String[] {}
              : new String[] {
                "--fulcio-url", world.text("fulcioUrl"), "--rekor-url", world.text("rekorUrl")
              };
      cosign.succeed(sign(addresses, image));
      cosign.succeed(verify(WHO, new String[] {}, image));
    }
  }

  /** Its ports are remembered, so that what was printed before stays true. */
  @Test
  void a_world_that_was_killed_goes_on_with_its_keys_and_logs() throws IOException {
    String image = image();
    token();
    String[] addresses = {
      "--fulcio-url", world.text("fulcioUrl"), "--rekor-url", world.text("rekorUrl")
    };
    second().succeed(sign(addresses, image));
    String before = world.node().toString();
    process.destroyForcibly().onExit().join();
    launch();
    assertThat(world.node()).hasToString(before);
    String[] log = {"--rekor-url", world.text("rekorUrl")};
    second().succeed(verify(WHO, log, image));
    assertThat(second().succeed(sign(addresses, image)).stderr())
        .contains("tlog entry created with index: 2");
  }

  @Test
  void it_ends_when_it_is_told_to_and_by_the_word_of_another_process() throws Exception {
    assertThat(LabProcess.oneShot(home, "world", "status"))
        .contains("sigstore", "http://localhost:", "answers");
    assertThat(LabProcess.oneShot(home, "world", "stop")).contains("world stopped");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(LabProcess.oneShot(home, "world", "status")).contains("does not run");
  }

  private Tool second() {
    return Tool.require("cosign2")
        .in(folder)
        .with("HOME", folder.toString())
        .with("SIGSTORE_ROOT_FILE", world.text("fulcioPem"))
        .with("SIGSTORE_REKOR_PUBLIC_KEY", world.text("rekorPub"))
        .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", world.text("ctfePub"));
  }

  private void token() throws IOException {
    String token = LabProcess.oneShot(home, "world", "token", "--identity", WHO);
    assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    Files.writeString(folder.resolve("token"), token);
  }

  private static String[] sign(String[] more, String image) {
    List<String> words = new ArrayList<>(List.of("sign", "-y", "--allow-insecure-registry"));
    words.addAll(List.of(more));
    words.addAll(List.of("--identity-token", "token", image));
    return words.toArray(String[]::new);
  }

  private String[] verify(String who, String[] more, String image) {
    List<String> words = new ArrayList<>(List.of("verify", "--allow-insecure-registry"));
    words.addAll(List.of(more));
    words.addAll(List.of("--certificate-identity", who));
    words.addAll(List.of("--certificate-oidc-issuer", world.text("issuerUrl"), image));
    return words.toArray(String[]::new);
  }

  /** Pushes an image, and returns it by digest. */
  private String image() throws IOException {
    Files.writeString(folder.resolve("content"), "hello");
    Tool.require("tar").in(folder).succeed("cf", "layer.tar", "content");
    String name = world.text("registryUrl").replace("http://", "") + "/" + IMAGE;
    Tool crane = Tool.require("crane").in(folder);
    return crane.succeed("append", "--insecure", "-f", "layer.tar", "-t", name).stdout().strip();
  }
}
