package dev.signlab.services.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.judge.Tool;
import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.TargetFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository as both cosigns see it. */
class TufRepositoryIntegrationTests {

  private static final Target OLD_KEY =
      Target.of(
          "rekor.pub",
          KeyPair.generate().publicKey().pem(),
          new TargetFile.Use("Rekor", "http://localhost:5105"));

  @TempDir Path folder;
  private Duration behind = Duration.ZERO;
  private TufRepository repository;
  private LoopbackServer server;

  @BeforeEach
  void start() {
    InstantSource clock = () -> Instant.now().minus(behind);
    repository = TufRepository.open(folder.resolve("tuf"), clock);
    TufEndpoints endpoints = new TufEndpoints(repository);
    server = LoopbackServer.start(ServerSettings.of(clock), endpoints, endpoints);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void cosign_takes_targets_and_their_changes(String judge) throws IOException {
    repository.publish(targets("https://one"));
    succeed(judge, saved("1.root.json"));
    assertThat(cached()).containsExactly("https://one");
    repository.publish(targets("https://two"));
    succeed(judge, saved("1.root.json"));
    assertThat(cached()).containsExactly("https://two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void cosign_follows_a_root_whose_keys_were_replaced(String judge) throws IOException {
    repository.publish(targets("https://one"));
    Path first = saved("1.root.json");
    succeed(judge, first);
    for (long version = 2; version <= 5; version++) {
      assertThat(repository.rotateRoot()).isEqualTo(version);
    }
    repository.publish(targets("https://two"));
    succeed(judge, first);
    assertThat(cached()).containsExactly("https://two");
  }

  /** Of 30 days timestamp and snapshot die, of 800 the root as well. */
  @ParameterizedTest
  @CsvSource({"cosign2, 30", "cosign3, 30", "cosign2, 800", "cosign3, 800"})
  void cosign_refuses_what_has_expired_and_takes_what_was_renewed(String judge, int days)
      throws IOException {
    behind = Duration.ofDays(days);
    repository.publish(targets("https://one"));
    Path first = saved("1.root.json");
    Tool.Run expired = initialize(judge, first);
    assertThat(expired.status()).isNotZero();
    assertThat(expired.stderr()).contains("expired");
    behind = Duration.ZERO;
    succeed(judge, first);
    assertThat(cached()).containsExactly("https://one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void cosign_refuses_the_root_of_another_repository(String judge) throws IOException {
    repository.publish(targets("https://one"));
    TufRepository other = TufRepository.open(folder.resolve("other"), InstantSource.system());
    other.publish(targets("https://one"));
    Path root = folder.resolve("other.json");
    Files.write(root, other.file("1.root.json").orElseThrow());
    assertThat(initialize(judge, root).status()).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void cosign_takes_what_a_repository_hands_out_that_was_opened_again(String judge)
      throws IOException {
    repository.publish(targets("https://one"));
    Path first = saved("1.root.json");
    server.close();
    start();
    repository.publish(targets("https://one"));
    assertThat(repository.file("2.targets.json")).isEmpty();
    succeed(judge, first);
    assertThat(cached()).containsExactly("https://one");
  }

  /** The client of npm, with what it kept between the updates. */
  @Test
  void tufJsFollowsRootsAndTargetsAndRefusesAnotherRoot() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("js"));
    repository.publish(targets("https://one"));
    Files.copy(saved("1.root.json"), kept.resolve("root.json"));
    assertThat(tufJs(kept).stdout()).contains("https://one");
    repository.rotateRoot();
    repository.rotateRoot();
    repository.publish(targets("https://two"));
    assertThat(tufJs(kept).stdout()).contains("https://two");
    byte[] root = Files.readAllBytes(kept.resolve("root.json"));
    assertThat(RootMetadata.parse(root, "root").version()).isEqualTo(3);
    TufRepository other = TufRepository.open(folder.resolve("other"), InstantSource.system());
    other.publish(targets("https://one"));
    Path strange = Files.createDirectories(folder.resolve("strange"));
    Files.write(strange.resolve("root.json"), other.file("1.root.json").orElseThrow());
    assertThat(tufJs(strange).status()).isNotZero();
  }

  @Test
  void tufJsRefusesWhatHasExpired() throws IOException {
    behind = Duration.ofDays(30);
    repository.publish(targets("https://one"));
    Path kept = Files.createDirectories(folder.resolve("js"));
    Files.copy(saved("1.root.json"), kept.resolve("root.json"));
    Tool.Run run = tufJs(kept);
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr()).contains("ExpiredMetadataError");
  }

  private Tool.Run tufJs(Path kept) throws IOException {
    return Tool.require("sigstore-js")
        .with("MIRROR", server.url())
        .with("FOLDER", kept.toString())
        .with("TARGET", "signing_config.v0.2.json")
        .reading(script())
        .run();
  }

  private static String script() throws IOException {
    try (InputStream in = TufRepositoryIntegrationTests.class.getResourceAsStream("tuf-js.mjs")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Target> targets(String log) {
    TimeRange always = TimeRange.from(Instant.parse("2026-01-01T00:00:00Z"));
    Service service = new Service(log, 1, Optional.of(always), "lab");
    SigningConfig config =
        new SigningConfig(
            List.of(),
            List.of(),
            List.of(service),
            ServiceSelection.ANY,
            List.of(),
            ServiceSelection.ANY);
    TrustedRoot root = new TrustedRoot(List.of(), List.of(), List.of(), List.of());
    return List.of(
        OLD_KEY,
        Target.of("trusted_root.json", root.json()),
        Target.of("signing_config.v0.2.json", config.json()));
  }

  private Path saved(String name) throws IOException {
    return Files.write(folder.resolve(name), repository.file(name).orElseThrow());
  }

  private void succeed(String judge, Path root) {
    Tool.Run run = initialize(judge, root);
    assertThat(run.status()).as(run.toString()).isZero();
  }

  private Tool.Run initialize(String judge, Path root) {
    Path cache = folder.resolve("cache");
    return Tool.require(judge)
        .with("TUF_ROOT", cache.toString())
        .with("HOME", folder.toString())
        .run("initialize", "--mirror", server.url(), "--root", root.toString());
  }

  /** Returns the logs that the signing configs in the cache of cosign name. */
  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith("signing_config.v0.2.json"))
          .map(TufRepositoryIntegrationTests::log)
          .toList();
    }
  }

  private static String log(Path file) {
    try {
      byte[] json = Files.readAllBytes(file);
      return SigningConfig.parse(json, file.toString()).rekorTlogUrls().getFirst().url();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../keys/x.pem", "keys/x.pem", "targets/../keys", "nothing.json", ""})
  void nothing_but_metadata_and_targets_is_handed_out(String path) {
    repository.publish(targets("https://one"));
    assertThat(repository.file(path).map(b -> new String(b, StandardCharsets.UTF_8))).isEmpty();
  }
}
