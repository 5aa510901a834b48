package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Grant;
import dev.signlab.registry.access.Grants;
import dev.signlab.registry.access.Htpasswd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign clients log in at ours, by a login and by tokens, and hear when they may not. */
class LoginToolsIntegrationTests {

  private static final String PASSWORD = "s3cret";

  @TempDir Path folder;
  @AutoClose private EmbeddedRegistry registry;
  private volatile Access access = new Access.Open();
  private Tool oras;
  private String host;

  @BeforeEach
  void start() throws IOException {
    Tool htpasswd = Tool.require("htpasswd").in(folder);
    htpasswd.succeed("-cBb", "htpasswd", "ada", PASSWORD);
    htpasswd.succeed("-Bb", "htpasswd", "bob", PASSWORD);
    Files.writeString(folder.resolve("hello.txt"), "hello");
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("store"), InstantSource.system())
                .withAccess(() -> access));
    host = "localhost:" + registry.port();
    oras = tool("oras");
  }

  @Test
  void eachLogsInAndDoesItsWorkByPassword() {
    access = new Access.Passwords(new Htpasswd(folder.resolve("htpasswd")));
    allTools();
  }

  @Test
  void eachFetchesTokensAndIsToldWhatTheyDoNotReach() {
    access =
        new Access.Tokens(
            new Htpasswd(folder.resolve("htpasswd")),
            new Grants(
                List.of(Grant.parse("ada:*:pull,push"), Grant.parse("bob:app:pull")), false));
    allTools();
    tool("crane").succeed("auth", "login", host, "-u", "bob", "-p", PASSWORD);
    tool("crane").succeed("digest", host + "/app:1");
    refused(tool("crane").run("tag", host + "/app:1", "2"));
    refused(oras.run("push", "--plain-http", host + "/app:3", "hello.txt:text/plain"));
    refused(cosignSign(host + "/app:1", "another"));
    refused(tool("crane").run("digest", host + "/copy:1"));
    assertThat(registry.store().tags("app")).doesNotContainKeys("2", "3");
  }

  private void allTools() {
    String image = host + "/app:1";
    String[] push = {"push", "--plain-http", image, "hello.txt:text/plain"};
    refused(oras.run(push));
    refused(oras.run("login", "--plain-http", "-u", "ada", "-p", "wrong", host));
    oras.succeed("login", "--plain-http", "-u", "ada", "-p", PASSWORD, host);
    oras.succeed(push);
    oras.succeed("logout", host);
    Tool crane = tool("crane");
    refused(crane.run("digest", image));
    crane.succeed("auth", "login", host, "-u", "ada", "-p", PASSWORD);
    crane.succeed("copy", image, host + "/copy:1");
    crane.succeed("catalog", host);
    crane.succeed("auth", "logout", host);
    Tool skopeo = new Tool(Judges.require("skopeo-new")).in(folder).with("HOME", home());
    String[] list = {"list-tags", "--tls-verify=false", "docker://" + host + "/app"};
    refused(skopeo.run(list));
    skopeo.succeed(
        "login",
        "--tls-verify=false",
        "--compat-auth-file",
        config(),
        "-u",
        "ada",
        "-p",
        PASSWORD,
        host);
    skopeo.succeed("list-tags", "--tls-verify=false", "--authfile", config(), list[2]);
    crane.run("auth", "logout", host);
    Tool cosign = tool("cosign3").with("COSIGN_PASSWORD", "");
    if (!Files.exists(folder.resolve("cosign.key"))) {
      cosign.succeed("generate-key-pair");
    }
    refused(cosignSign(image, "first"));
    cosign.succeed("login", host, "-u", "ada", "-p", PASSWORD);
    assertThat(cosignSign(image, "first").status()).isZero();
    cosign.succeed(
        "verify",
        "--key",
        "cosign.pub",
        "--insecure-ignore-tlog=true",
        "--new-bundle-format=false",
        image);
    crane.run("auth", "logout", host);
  }

  /** One that is there already, cosign would not push again. */
  private Tool.Run cosignSign(String image, String round) {
    return tool("cosign3")
        .with("COSIGN_PASSWORD", "")
        .run(
            "sign",
            "--yes",
            "--key",
            "cosign.key",
            "--tlog-upload=false",
            "--new-bundle-format=false",
            "--use-signing-config=false",
            "--annotations",
            "round=" + round,
            image);
  }

  private static void refused(Tool.Run run) {
    assertThat(run.status()).as(run.toString()).isNotZero();
    assertThat(run.stdout() + run.stderr())
        .containsAnyOf(
            "401",
            "UNAUTHORIZED",
            "unauthorized",
            "authentication required",
            "credential not found");
  }

  private Tool tool(String name) {
    return Tool.require(name).in(folder).with("HOME", home());
  }

  private String home() {
    return folder.toString();
  }

  private String config() {
    return folder.resolve(".docker/config.json").toString();
  }
}
