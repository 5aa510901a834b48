package dev.signlab.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredLoginsIntegrationTests {

  private static final Registry REGISTRY = new Registry("registry.example:5000");
  private static final String FILE = "{\"auths\":{\"registry.example:5000\":{\"auth\":\"%s\"}}%s}";
  private static final String FILED = "ZmlsZTpmaWxl";

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() {
    environment.put("DOCKER_CONFIG", folder.toString());
    environment.put("PATH", folder + ":/usr/bin:/bin");
  }

  @Test
  void aHelperIsAskedBeforeTheFile() throws IOException {
    config(",\"credHelpers\":{\"registry.example:5000\":\"test\"}");
    helper("echo '{\"Username\":\"'$1'\",\"Secret\":\"'$server'\"}'");

    assertThat(logins().find(REGISTRY)).contains(new UserPassword("get", "registry.example:5000"));
  }

  @Test
  void theStoreServesEveryRegistryAndMayGiveATokenForTokens() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo '{\"Username\":\"<token>\",\"Secret\":\"refresh\"}'");

    assertThat(logins().find(new Registry("elsewhere.example")))
        .contains(new IdentityToken("refresh"));
  }

  @Test
  void theFileCountsWhereTheHelperKeepsNothing() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo credentials not found in native keychain; exit 1");

    assertThat(logins().find(REGISTRY)).contains(new UserPassword("file", "file"));
    assertThat(logins().find(new Registry("elsewhere.example"))).isEmpty();
  }

  @Test
  void aHelperThatFailsIsNamed() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo the keychain is locked >&2; exit 2");

    LabException failure = failure();

    assertThat(failure).hasMessage("credential helper docker-credential-test failed");
    assertThat(failure.problem().found().orElseThrow()).contains("the keychain is locked");
  }

  @Test
  void aHelperThatTalksNonsenseDoesNotBetrayIt() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo '{\"Secret\":\"s3cret\"'");

    assertThat(failure().problem().toString()).doesNotContain("s3cret");
  }

  @Test
  void aHelperThatIsNotThereIsNamed() throws IOException {
    config(",\"credsStore\":\"absent\"");

    assertThat(failure().problem().found().orElseThrow())
        .isEqualTo("no program docker-credential-absent on the PATH");
  }

  @Test
  void aLoginIsHandedToTheHelperAndNotToTheFile() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo \"$1 $server\" > " + folder + "/told");

    assertThat(logins().save(REGISTRY, new UserPassword("tester", "s3cret"))).isFalse();

    assertThat(Files.readString(folder.resolve("told")))
        .isEqualTo(
            "store"
                + " {\"ServerURL\":\"registry.example:5000\",\"Username\":\"tester\",\"Secret\":\"s3cret\"}\n");
    assertThat(Files.readString(folder.resolve("config.json"))).doesNotContain("s3cret");
  }

  @Test
  void aHelperThatKeepsNothingIsNamed() throws IOException {
    config(",\"credsStore\":\"test\"");
    helper("echo the keychain is locked >&2; exit 2");

    LabException failure =
        catchThrowableOfType(
            LabException.class, () -> logins().save(REGISTRY, new UserPassword("tester", "x")));

    assertThat(failure.problem().found().orElseThrow()).isEqualTo("the keychain is locked");
  }

  @Test
  void podmansFileAndTheVariableAreReadToo() throws IOException {
    Path file = folder.resolve("auth.json");
    Files.writeString(file, FILE.formatted(FILED, ""));
    environment.put("REGISTRY_AUTH_FILE", file.toString());
    assertThat(logins().find(REGISTRY)).contains(new UserPassword("file", "file"));

    environment.put("DOCKER_AUTH_CONFIG", FILE.formatted("dmFyOnZhcg==", ""));
    assertThat(logins().find(REGISTRY)).contains(new UserPassword("var", "var"));
  }

  @Test
  void aHelperThatAnswersWithoutReadingIsAsGoodAsAnother() throws IOException {
    config(",\"credsStore\":\"test\"");
    script("exec <&-\necho '{\"Username\":\"quick\",\"Secret\":\"x\"}'");

    for (int i = 0; i < 5; i++) {
      assertThat(logins().find(REGISTRY)).contains(new UserPassword("quick", "x"));
    }
  }

  @Test
  void aHelperThatNeverEndsIsNotWaitedForAndWhatItStartedEndsToo() throws IOException {
    Path child = folder.resolve("child");
    script("sleep 600 & echo $! > " + child + "; wait");
    CredentialHelper helper = new CredentialHelper("test", environment, Duration.ofMillis(500));

    LabException failure = catchThrowableOfType(LabException.class, () -> helper.find(REGISTRY));

    assertThat(failure.problem().found().orElseThrow()).isEqualTo("no answer within 0 seconds");
    long pid = Long.parseLong(Files.readString(child).strip());
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  @Test
  void aHelperThatSaysNothingIsNamedByItsStatus() throws IOException {
    config(",\"credsStore\":\"test\"");
    script("exit 3");

    assertThat(failure().problem().found().orElseThrow()).isEqualTo("status 3, and not a word");
  }

  @Test
  void aHelperThatKnowsNobodyLeavesTheRegistryToGuests() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"credsStore\":\"test\"}");
    script("echo '{\"Username\":\"\",\"Secret\":\"\"}'");

    assertThat(logins().find(REGISTRY)).isEmpty();
  }

  @Test
  void theHelperOfARegistryGoesBeforeTheStoreOfAll() throws IOException {
    config(",\"credsStore\":\"absent\",\"credHelpers\":{\"registry.example:5000\":\"test\"}");
    script("echo '{\"Username\":\"own\",\"Secret\":\"x\"}'");

    assertThat(logins().find(REGISTRY)).contains(new UserPassword("own", "x"));
    assertThat(
            catchThrowableOfType(
                LabException.class, () -> logins().find(new Registry("elsewhere.example"))))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "team/app, deep",
    "team/app/tool, deep",
    "team/other, team",
    "team, team",
    "teams/app, file",
    "'', file"
  })
  void theLoginOfTheLongestPathCounts(String repository, String user) throws IOException {
    String entries =
        Stream.of("/team:team", "/team/app:deep", ":file")
            .map(each -> each.split(":", 2))
            .map(each -> entry(each[0], each[1]))
            .collect(Collectors.joining(",", "{\"auths\":{", "}}"));
    Files.writeString(folder.resolve("config.json"), entries);

    assertThat(logins().find(REGISTRY, repository)).contains(new UserPassword(user, "x"));
  }

  @Test
  void aLoginForAPartGoesBeforeTheHelperOfTheWhole() throws IOException {
    String entry = entry("/team", "part");
    Files.writeString(
        folder.resolve("config.json"), "{\"credsStore\":\"test\",\"auths\":{" + entry + "}}");
    script("echo '{\"Username\":\"whole\",\"Secret\":\"x\"}'");

    assertThat(logins().find(REGISTRY, "team/app")).contains(new UserPassword("part", "x"));
    assertThat(logins().find(REGISTRY, "app")).contains(new UserPassword("whole", "x"));
  }

  @Test
  void aFileThatIsNoJsonIsNamed() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"auths\":");

    assertThat(failure()).hasMessage(folder.resolve("config.json") + " is not valid JSON");
  }

  private static String entry(String path, String user) {
    String pair = Base64.getEncoder().encodeToString((user + ":x").getBytes(UTF_8));
    return "\"" + REGISTRY + path + "\":{\"auth\":\"" + pair + "\"}";
  }

  private LabException failure() {
    return catchThrowableOfType(LabException.class, () -> logins().find(REGISTRY));
  }

  private StoredLogins logins() {
    return new StoredLogins(environment);
  }

  private void config(String more) throws IOException {
    Files.writeString(folder.resolve("config.json"), FILE.formatted(FILED, more));
  }

  private void helper(String script) throws IOException {
    script("read server\n" + script);
  }

  private void script(String script) throws IOException {
    Path file = folder.resolve("docker-credential-test");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
