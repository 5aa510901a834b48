package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.LogWatch;
import dev.signlab.engine.monitor.RekorSource;
import dev.signlab.engine.monitor.SeenEntry;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.report.Outcome;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.rekor.RekorEndpoints;
import dev.signlab.services.rekor.RekorLog;
import dev.signlab.services.rekor.RunningLog;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.log.LogCommands;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that ask a log: of one that is honest, and of some that are not. */
class LogWordsTests {

  private static final String ALICE = "alice@example.com";
  private static final String BOB = "bob@example.com";

  @TempDir static Path home;
  private static Evening evening;

  @BeforeAll
  static void sitDown() {
    evening = Evening.in(home);
    evening.type("sigstore start");
    for (String who : List.of(ALICE, BOB, ALICE, ALICE, BOB)) {
      sign(who, "");
    }
    sign(ALICE, " --signing-config " + file("signingConfigRekorV2"));
    sign(BOB, " --signing-config " + file("signingConfigRekorV2"));
  }

  private static void sign(String who, String flags) {
    evening.type("world token --identity " + who + " > token.txt");
    evening.type("uuidgen > app.txt");
    String said =
        evening.type(
            "cosign sign-blob -y --identity-token token.txt --bundle app.json"
                + flags
                + " app.txt");
    assertThat(evening.status()).as(said).isZero();
  }

  private static String file(String name) {
    Path file = new WholeWorld(evening.world()).addresses().files().get(name);
    return Objects.requireNonNull(file).toString();
  }

  private static String rekor() {
    return Objects.requireNonNull(
        new WholeWorld(evening.world()).addresses().urls().get("rekorUrl"));
  }

  @AfterAll
  static void getUp() {
    evening.close();
  }

  @Test
  void everyExampleWorksWhenTyped() {
    for (Command command : LogCommands.all()) {
      for (String example : command.spec().examples()) {
        assertThat(evening.type(example)).as(example).doesNotContain("error:");
        assertThat(evening.status()).as(example).isZero();
      }
    }
  }

  @Test
  void anEntryIsShownFieldByFieldAndRecomputed() {
    assertThat(right("log show 1"))
        .contains("entry 1 of Rekor at " + rekor(), "hashedrekord 0.0.1", "name    " + ALICE)
        .contains("passed  promised by the log", "passed  entry in the tree: entry 1 of 6")
        .contains("passed  signature holds", "passed  in the tree shown");
    assertThat(evening.type("wire")).contains("GET", "/api/v1/log/entries?logIndex=1");
  }

  @Test
  void anEntryIsFoundByEachOfItsNames() {
    String entry = right("log show 2");
    String uuid = first(entry, "uuid +([0-9a-f]{80})");
    String artifact = first(entry, "digest\\s+(sha256:[0-9a-f]{64})");

    assertThat(right("log show " + uuid)).contains("entry 2 of");
    assertThat(right("log show " + uuid.substring(16))).contains("entry 2 of");
    assertThat(right("log show " + artifact)).contains("entry 2 of");
    assertThat(right("log watch " + artifact)).contains("1 of 6 entries name");
    assertThat(right("log watch " + artifact.substring(7))).contains("1 of 6 entries name");
    assertThat(right("log show " + artifact.substring(7))).contains("entry 2 of");
    assertThat(right("log show " + BOB))
        .contains("2 entries of")
        .containsSubsequence("    2  ", "    5  ");
  }

  @Test
  void aWayIsDrawnAndLeadsToTheRootThatIsSigned() {
    String shown = right("log proof 3");
    String root = first(shown, "signed    ([0-9a-f]{64})");

    assertThat(shown).contains("computed  " + root, "0-5", "the entry", "in the proof");
    assertThat(shown).contains("3 = SHA-256(00, the entry)");
    assertThat(right("log proof 5")).contains("computed  " + root, "4-5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5", "6"})
  void everySizeBecameEveryLargerOne(String old) {
    for (int size = Integer.parseInt(old); size <= 6; size++) {
      assertThat(right("log consistency " + old + " " + size)).contains("the log only grew");
    }
    assertThat(right("log consistency --v2 1")).contains("the log only grew");
  }

  @Test
  void aKeptCheckpointThatWasChangedOrIsLargerThanAskedAccusesNobody() throws IOException {
    right("log checkpoint > seen.txt");
    assertThat(wrong("log consistency seen.txt 1"))
        .contains("1 up to 6, the older size first")
        .doesNotContain("two trees");
    Path folder = evening.world().workspace();
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("seen.txt")));
    lines.set(1, "5");
    Files.write(folder.resolve("changed.txt"), lines);
    assertThat(wrong("log consistency changed.txt"))
        .contains("the checkpoint of changed.txt is not as it was signed")
        .contains("another text above its signature");
  }

  @Test
  void whatWasKeptOfTheLogIsHeldAgainstIt() {
    right("log checkpoint > seen.txt");
    assertThat(right("log consistency seen.txt")).contains("from 6 to 6", "the log only grew");
    evening.type("cp app.json older.json");
    assertThat(right("log consistency --v2 older.json")).contains("the log only grew");
    assertThat(evening.type("log consistency older.json")).contains("is of another log");
  }

  @Test
  void aMonitorReadsAllOfIt() {
    assertThat(right("log watch " + ALICE))
        .contains("3 of 6 entries name " + ALICE, "none left out")
        .containsSubsequence("    1  ", "    3  ", "    4  ");
    assertThat(right("log watch --last 2 " + ALICE)).contains("1 of 2 entries", "before 4");
  }

  /** What is new is told from one look to the next, and that the log only grew. */
  @Test
  void aMonitorTellsWhatIsNew(@TempDir Path folder) throws IOException {
    copyKey(folder);
    try (RekorLog alone = RekorLog.open(folder, InstantSource.system(), "localhost");
        RunningLog server = RunningLog.of(new RekorEndpoints(alone))) {
      LogWatch watch = new LogWatch(monitor(alone, server.url()), new Wanted.Name(ALICE));
      assertThat(watch.begin(1_000).entries()).isEmpty();
      for (String who : List.of(BOB, ALICE)) {
        evening.type("world token --identity " + who + " > token.txt");
        right(
            "cosign sign-blob -y --use-signing-config=false --identity-token token.txt --rekor-url "
                + server.url()
                + " --bundle new.json app.txt");
      }
      LogWatch.News news = watch.next();
      assertThat(news.read()).isEqualTo(2);
      assertThat(news.entries()).extracting(SeenEntry::index).containsExactly(2L);
      assertThat(news.suspect()).isEmpty();
      assertThat(news.growth()).isInstanceOf(Outcome.Passed.class);
      assertThat(watch.next().read()).isZero();
    }
  }

  private static LogMonitor monitor(RekorLog log, String url) {
    LogInstance known =
        new LogInstance(
            url,
            log.publicKey(),
            SignatureAlgorithm.ECDSA_SHA256,
            TimeRange.from(Instant.EPOCH),
            log.id(),
            Optional.empty());
    TrustedRoot root = new TrustedRoot(List.of(known), List.of(), List.of(), List.of());
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    return new LogMonitor(RekorSource.at(url, transport), root, InstantSource.system());
  }

  @Test
  void aMonitorThatFollowsEndsWhenItIsInterrupted() throws InterruptedException {
    AtomicReference<String> shown = new AtomicReference<>("");
    Thread following = new Thread(() -> shown.set(evening.type("log watch --follow " + ALICE)));
    following.start();
    following.join(2_500);
    assertThat(following.isAlive()).isTrue();
    following.interrupt();
    following.join(20_000);
    assertThat(following.isAlive()).isFalse();
    assertThat(shown.get()).contains("3 of 6 entries name " + ALICE, "watching; Ctrl-C ends it");
    assertThat(evening.status()).isEqualTo(130);
  }

  /** What it tells may be read by what acts on the session as well. */
  @Test
  void aMonitorThatWaitsHoldsNoOtherToolUp() throws Exception {
    evening.type("export PATH=/usr/bin:/bin");
    String line = "log watch -f %s | { read row; log proof 1 > proof.txt; }".formatted(ALICE);
    Path proof = evening.world().workspace().resolve("proof.txt");
    AtomicReference<String> shown = new AtomicReference<>("");
    Thread following = new Thread(() -> shown.set(evening.type(line)));
    following.start();
    for (int i = 0; i < 300 && (Files.notExists(proof) || Files.size(proof) == 0); i++) {
      following.join(100);
    }
    following.interrupt();
    following.join(20_000);
    evening.session().removeVariable("PATH");
    assertThat(proof).as(shown.get()).isNotEmptyFile();
  }

  @Test
  void theLogInTilesIsReadFromItsFiles() {
    assertThat(right("log show --v2 1"))
        .contains("hashedrekord 0.0.2", ALICE, "passed  entry in the tree: entry 1 of 3");
    assertThat(right("log proof --v2 2")).contains("the same");
    assertThat(right("log watch --v2 " + BOB)).contains("1 of 3 entries");
    assertThat(evening.type("wire")).contains("/api/v2/tile/entries/000.p/3", "/api/v2/checkpoint");
    assertThat(wrong("log show --v2 " + BOB)).contains("has no search", "log watch --v2 " + BOB);
    assertThat(wrong("log show --v2 9")).contains("has no entry 9");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(wrong("log show 99")).contains("has no entry 99", "0 to 5");
    assertThat(wrong("log show carol@example.com")).contains("finds nothing of carol@example.com");
    assertThat(wrong("log show " + "ab".repeat(32))).contains("has no entry abab");
    assertThat(wrong("log consistency 9")).contains("no tree of 9 entries", "1 up to 6");
    assertThat(wrong("log consistency 0")).contains("no tree of 0 entries");
    assertThat(wrong("log consistency nothing.txt")).contains("neither a number");
    assertThat(wrong("log consistency token.txt")).contains("not a signed note");
    assertThat(wrong("log show nonsense")).contains("an index, a hash or an address");
    assertThat(wrong("log show --rekor-url http://localhost:1 1")).contains("no answer from Rekor");
    assertThat(wrong("log proof -- -1")).contains("is a number from 0 on");
  }

  @Test
  void aChangedEntryIsNotBelieved() {
    String body = "\"body\":\"([^\"]+)\"";
    String others = first(ask("/api/v1/log/entries?logIndex=1"), body);
    assertThat(
            lied(
                "log show 2",
                (path, answer) -> answer.replaceFirst(body, "\"body\":\"" + others + "\"")))
        .contains("FAILED  named by its hash", "the log entry speaks of something else");
    assertThat(
            lied(
                "log show 2", (path, answer) -> answer.replace("\"logIndex\":2", "\"logIndex\":3")))
        .contains("entry 2", "entry 3");
    assertThat(
            lied(
                "log show 2",
                (path, answer) ->
                    answer.replaceAll("\"integratedTime\":\\d+", "\"integratedTime\":1")))
        .contains("WRONG_PROMISE");
  }

  @Test
  void aProofThatLeadsElsewhereIsDrawnAndRefused() {
    String shown = lied("log proof 2", (path, answer) -> otherHash(answer));

    assertThat(shown).contains("not the same", "the proof does not lead to the log's root");
    assertThat(first(shown, "computed  ([0-9a-f]{64})"))
        .isNotEqualTo(first(shown, "signed    ([0-9a-f]{64})"));
    assertThat(
            lied(
                "log proof 2",
                (path, answer) -> answer.replaceFirst("\"hashes\":\\[[^]]*]", "\"hashes\":[]")))
        .contains("not as many as there are levels");
  }

  @Test
  void aPromiseWithoutAProofIsNotEnough() {
    LyingLog.Lie unproven =
        (path, answer) -> answer.replaceAll("\"inclusionProof\":\\{[^}]*},", "");
    assertThat(lied("log show 2", unproven)).contains("a proof of inclusion", "none");
    assertThat(lied("log watch " + ALICE, unproven)).contains("a proof of inclusion");
    assertThat(lied("log proof 2", unproven)).contains("shows no proof for entry 2");
  }

  @Test
  void aCheckpointThatNobodySignedIsNotBelieved() {
    for (String line : List.of("log checkpoint", "log show 1", "log watch " + ALICE)) {
      assertThat(lied(line, (path, answer) -> answer.replace("\\n6\\n", "\\n7\\n")))
          .as(line)
          .contains("the checkpoint of Rekor at ", "is not as it was signed");
    }
  }

  @Test
  void aSearchThatHidesAnEntryIsFoundOutByReadingAll() {
    LyingLog.Lie hiding =
        (path, answer) ->
            path.endsWith("/index/retrieve") ? answer.replaceFirst("\"[0-9a-f]+\",", "") : answer;
    try (LyingLog log = LyingLog.before(rekor(), hiding)) {
      assertThat(right("log show --rekor-url " + log.url() + " " + ALICE)).contains("2 entries");
      assertThat(right("log watch --rekor-url " + log.url() + " " + ALICE)).contains("3 of 6");
    }
  }

  @Test
  void aSearchThatAnswersWithOthersIsNotBelieved() {
    String bobs = first(right("log show 2"), "uuid +([0-9a-f]{80})");
    assertThat(
            lied(
                "log show " + ALICE,
                (path, answer) -> path.endsWith("/index/retrieve") ? "[\"" + bobs + "\"]" : answer))
        .contains("an entry that speaks of " + ALICE);
  }

  @Test
  void aSearchThatFindsTooMuchIsNotFollowed() {
    String many = "[" + "\"ab\",".repeat(600) + "\"ab\"]";
    assertThat(
            lied(
                "log show " + ALICE,
                (path, answer) -> path.endsWith("/index/retrieve") ? many : answer))
        .contains("601 entries are too many", "log watch " + ALICE);
  }

  @Test
  void aMonitorToldOtherEntriesThanTheTreeHasSaysSo() {
    assertThat(
            lied(
                "log watch " + BOB,
                (path, answer) ->
                    path.endsWith("entries/retrieve")
                        ? answer.replace("\"logIndex\":5", "\"logIndex\":4")
                        : answer))
        .contains("error:");
    assertThat(
            lied(
                "log watch " + BOB,
                (path, answer) -> path.endsWith("entries/retrieve") ? "[]" : answer))
        .contains("has no entry 0");
  }

  @Test
  void aProofOfGrowthThatShowsNothingIsRefused() {
    for (String line : List.of("log consistency 3", "log consistency 4", "log consistency 3 5")) {
      assertThat(lied(line, (path, answer) -> path.contains("/proof") ? otherHash(answer) : answer))
          .as(line)
          .contains("error:");
      assertThat(
              lied(
                  line,
                  (path, answer) ->
                      path.contains("/proof")
                          ? answer.replaceFirst("\"hashes\":\\[[^]]*]", "\"hashes\":[]")
                          : answer))
          .as(line)
          .contains("error:");
    }
  }

  /** A screen of 24 lines holds it, with the line that was typed. */
  @Test
  void anEntryFitsOnAScreen() {
    for (String line : List.of("log show 1", "log show --v2 1", "log show 0")) {
      assertThat(right(line).lines().toList()).as(line).hasSizeLessThan(24);
    }
    assertThat(right("log show --all 1").lines().toList()).hasSizeGreaterThan(30);
    assertThat(right("log show --all 1")).contains("checkpoint", "SET: the log signed", "valid");
  }

  @Test
  void aProofIsAskedForOnce() {
    right("log consistency 3");
    assertThat(evening.type("wire").split("firstSize=3&lastSize=6", -1)).hasSize(2);
    right("log watch --v2 " + BOB);
    assertThat(evening.type("wire").split("/tile/0/000.p/3", -1)).hasSize(2);
  }

  /** A slash at the end of an address says nothing, nor whom to believe. */
  @Test
  void anAddressMayEndInASlash() {
    assertThat(right("log show --rekor-url " + rekor() + "/ 1")).contains("entry 1 of Rekor");
  }

  /** A monitor knows an entry by its own hash too, so that the line which is offered works. */
  @Test
  void anEntryIsFoundByItsHashWhereThereIsNoSearch() {
    String uuid = first(right("log show --v2 1"), "uuid +([0-9a-f]{64})");
    String offered = first(wrong("log show --v2 " + uuid), "(log watch --v2 [0-9a-f]{64})");
    assertThat(right(offered)).contains("1 of 3 entries name");
    String long80 = first(right("log show 1"), "uuid +([0-9a-f]{80})");
    assertThat(right("log watch " + long80)).contains("1 of 6 entries name");
  }

  /** What a monitor does not read is told, with a line that reads it. */
  @Test
  void aMonitorSaysWhichTrustedLogsItDidNotRead() {
    String shown = right("log watch " + BOB);
    assertThat(shown).contains("not read, though trusted as well:");
    String other = first(shown, "(log watch --v2 --rekor-url http://localhost:[0-9]+ \\S+)");
    assertThat(right(other)).contains("1 of 3 entries name " + BOB, "log watch --rekor-url");
    evening.type("cp " + file("trustedRoot") + " 'my root.json'");
    String named = right("log watch --trusted-root 'my root.json' " + BOB);
    assertThat(right(first(named, "(log watch --v2 .*)"))).contains("1 of 3 entries name " + BOB);
    assertThat(wrong("log show 'no body@x'")).contains("log watch 'no body@x'");
  }

  /** A second log by the same key: what a log shows to one of two people. */
  @Test
  void twoTreesOfOneLogAreASplitView(@TempDir Path folder) throws IOException {
    copyKey(folder);
    try (RekorLog fork = RekorLog.open(folder, InstantSource.system(), "localhost");
        RunningLog other = RunningLog.of(new RekorEndpoints(fork))) {
      String alone = " --rekor-url " + other.url();
      right("log checkpoint" + alone + " > small.txt");
      assertThat(wrong("log consistency small.txt")).contains("two trees that do not agree");
      for (int i = 0; i < 5; i++) {
        evening.type("uuidgen > app.txt");
        evening.type("world token --identity " + ALICE + " > token.txt");
        right(
            "cosign sign-blob -y --use-signing-config=false --identity-token token.txt --rekor-url "
                + other.url()
                + " --bundle fork.json app.txt");
        right("log checkpoint" + alone + " > fork" + i + ".txt");
      }
      for (int i = 0; i < 5; i++) {
        for (String size : List.of("", " " + Math.min(i + 3, 6), " 6")) {
          assertThat(wrong("log consistency fork" + i + ".txt" + size))
              .as("%d entries of its own, to%s", i + 2, size)
              .contains("the log has shown two trees that do not agree");
        }
      }
      right("log checkpoint > seen.txt");
      assertThat(wrong("log consistency" + alone + " seen.txt"))
          .contains("the log has shown two trees that do not agree");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "{\"signedTreeHead\":\"\\u001b[31m\"}", "null", ""})
  void whatIsNoAnswerIsSaidAndNothingOfItCommandsTheTerminal(String nonsense) {
    for (String line :
        List.of(
            "log show 1",
            "log show " + ALICE,
            "log proof 1",
            "log consistency 1",
            "log watch " + ALICE,
            "log checkpoint",
            "log show --v2 1",
            "log watch --v2 " + ALICE)) {
      assertThat(lied(line, (path, answer) -> nonsense))
          .as(line)
          .contains("error:")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void filesOfTilesThatAreCutOrChangedAreNotBelieved() {
    String tiles = rekor().replace(":" + port(rekor()), ":" + (port(rekor()) + 1));
    assertThat(
            lied(
                tiles,
                "log show --v2 1",
                (path, answer) -> path.contains("entries") ? answer.substring(1) : answer))
        .contains("is malformed");
    assertThat(
            lied(
                tiles,
                "log show --v2 1",
                (path, answer) -> path.contains("tile/0") ? "x" + answer.substring(1) : answer))
        .contains("the proof does not lead to the log's root");
    assertThat(
            lied(
                tiles, "log show --v2 1", (path, answer) -> path.contains("tile/0") ? "x" : answer))
        .contains("is no tile of 3 hashes");
  }

  /** The services believe what another log by the key of theirs signs. */
  private static void copyKey(Path folder) throws IOException {
    Path state = new Generations(evening.world().home().services()).link();
    Files.copy(state.resolve("rekor").resolve("key.pem"), folder.resolve("key.pem"));
  }

  private static int port(String url) {
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /** Changes the first digit of the first hash. */
  private static String otherHash(String answer) {
    int digit = answer.indexOf("\"hashes\":[\"") + "\"hashes\":[\"".length();
    char other = answer.charAt(digit) == '0' ? '1' : '0';
    return answer.substring(0, digit) + other + answer.substring(digit + 1);
  }

  private static String ask(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(rekor() + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String lied(String line, LyingLog.Lie lie) {
    return lied(rekor(), line, lie);
  }

  private static String lied(String truth, String line, LyingLog.Lie lie) {
    try (LyingLog log = LyingLog.before(truth, lie)) {
      return wrong(line + " --rekor-url " + log.url());
    }
  }

  private static String right(String line) {
    String shown = evening.type(line);
    assertThat(evening.status()).as(line + ": " + shown).isZero();
    return shown;
  }

  private static String wrong(String line) {
    String shown = evening.type(line);
    assertThat(evening.status()).as(line + ": " + shown).isNotZero();
    return shown;
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }
}
