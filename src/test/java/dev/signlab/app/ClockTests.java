package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.run.PasswordQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the world, turned by its word: whatever writes down a time writes that one. */
class ClockTests {

  private static final String LATER = "clock 2031-05-05T10:00:00Z";

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  @Test
  void itIsTheMachinesUntilItIsTurned() {
    assertThat(evening.type("clock")).contains("the time of this machine");
    assertThat(evening.type(LATER)).startsWith("2031-05-05T10:00:0").contains("turned by +");
    assertThat(evening.type("world status")).contains("turned by +");
    assertThat(evening.type("date -u +%Y-%m")).isEqualTo("2031-05\n");
    assertThat(evening.type("clock -1w")).startsWith("2031-04-28T10:00:");
    assertThat(evening.type("clock reset")).contains("the time of this machine");
  }

  @Test
  void bundlesStatementsAndInventoriesCarryItsTime() throws IOException {
    begin("annotations");
    String image = evening.image("studentbook:1.0");
    evening.type(LATER);
    evening.type("cosign sign --key cosign.key " + image);
    assertThat(created(image)).hasSize(1);
    evening.type("echo hello > about.txt");
    evening.type("cosign attest --key cosign.key --predicate about.txt " + image);
    assertThat(created(image)).hasSize(2).allMatch(time -> time.startsWith("2031-05-05T10:0"));
    evening.type("syft -q " + image + " -o spdx=book.spdx");
    assertThat(read("book.spdx")).contains("Created: 2031-05-05T10:0");
    evening.type("echo hello > about.txt");
    evening.type("cosign attest --key cosign.key --predicate about.txt " + image);
    assertThat(evening.type("registry log -n 1")).startsWith("2031-05-05T10:0");
  }

  /** A one-shot command has no prompt that shows it, so the refusal says it. */
  @Test
  void aRefusalAboutTimeSaysThatItIsTurned() {
    evening.type("world start");
    evening.type("echo data > f.txt");
    evening.type("world token --identity alice@example.com > token.txt");
    String sign = "cosign sign-blob -y --identity-token token.txt --bundle f.json f.txt";
    evening.type("clock +6m");
    assertThat(evening.type(sign))
        .contains("this world's clock is turned by +6m; back with: clock reset");
    evening.type("clock reset");
    evening.type(sign);
    assertThat(evening.status()).isZero();
    evening.type("echo none > token.txt");
    assertThat(evening.type(sign))
        .contains("is not an identity token")
        .doesNotContain("clock reset");
    evening.type("clock +6m");
    assertThat(evening.type("cosign verify --key gone.pub " + evening.image("studentbook:1.0")))
        .doesNotContain("clock reset");
  }

  /** Each process reads it anew, and leaves it for the next. */
  @Test
  void oneShotCommandsShareIt() {
    InProcessLab lab = new InProcessLab(home.resolve("other"), Map.of());
    assertThat(lab.run(List.of("clock", "+2h")).stdout()).contains("turned by +2h");
    assertThat(lab.run(List.of("clock")).stdout()).contains("turned by +2h");
    assertThat(lab.run(List.of("world", "status")).stdout()).contains("turned by +2h");
    assertThat(lab.run(List.of("clock", "reset")).stdout()).contains("of this machine");
    assertThat(lab.run(List.of("clock")).stdout()).contains("of this machine");
  }

  @Test
  void undoAndResetPutItBack() {
    begin("sign");
    evening.type("clock +3d");
    evening.type("undo");
    assertThat(evening.world().clock().turned()).isZero();
    evening.type("clock +3d");
    evening.type("reset -y");
    assertThat(evening.world().clock().turned()).isZero();
  }

  /** How long a learner worked is the learner's own time. */
  @Test
  void progressIsCountedByTheMachinesClock() {
    begin("sign");
    evening.type("clock +30d");
    evening.lab().close();
    assertThat(evening.lab().progress().minutes()).isLessThan(60);
    assertThat(evening.lab().requireCurrent().open().since())
        .isBefore(Instant.now().plus(Duration.ofDays(1)));
  }

  private void begin(String scenario) {
    evening.lab().begin(evening.lab().catalogue().get(scenario), PasswordQuestion.NOBODY);
  }

  /** Returns when the bundles of an image were hung up, as their manifests say. */
  private List<String> created(String image) {
    RegistryClient client = evening.session().service(RegistryClient.class);
    Reference reference = Reference.parse(image);
    DigestReference subject =
        new DigestReference(reference.repository(), client.resolve(reference));
    return client.referrers(subject).manifests().stream()
        .map(each -> each.annotations().getOrDefault("org.opencontainers.image.created", ""))
        .toList();
  }

  private String read(String name) throws IOException {
    return Files.readString(evening.world().workspace().resolve(name));
  }
}
