package dev.signlab.image;

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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(failure.problem().found()).contains("the keychain is locked");
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

    assertThat(failure().problem().found())
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

    assertThat(failure.problem().found()).isEqualTo("the keychain is locked");
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
    Path file = folder.resolve("docker-credential-test");
    Files.writeString(file, "#!/bin/sh\nread server\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
