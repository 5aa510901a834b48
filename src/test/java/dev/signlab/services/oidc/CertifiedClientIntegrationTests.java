package dev.signlab.services.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A certified client of OpenID Connect, openid-client for Node, signs people in. */
class CertifiedClientIntegrationTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"PEOPLE", "PARTNER"})
  void itSignsInByCodeAndItsReplayIsRefused(IssuerKind kind) throws IOException {
    JsonFields result = run(kind, "code");
    assertThat(result.text("replay")).isEqualTo("invalid_grant");
    assertThat(result.object("claims").text("email")).isEqualTo("alice@example.com");
    assertThat(result.object("claims").text("aud")).isEqualTo("sigstore");
  }

  @Test
  void itSignsInForADevice() throws IOException {
    JsonFields result = run(IssuerKind.PEOPLE, "device");
    assertThat(result.object("claims").text("email")).isEqualTo("bob@example.com");
  }

  private JsonFields run(IssuerKind kind, String flow) throws IOException {
    Tool judge = Tool.require("openid-client");
    try (OidcFixture oidc = OidcFixture.start(folder, InstantSource.system())) {
      String stdout =
          judge
              .with("ISSUER", oidc.service().issuer(kind))
              .with("FLOW", flow)
              .with("REDIRECT", OidcFixture.CALLBACK)
              .reading(script())
              .succeed()
              .stdout();
      return Json.parseObject(stdout.strip().getBytes(StandardCharsets.UTF_8), "result");
    }
  }

  private static String script() throws IOException {
    try (InputStream in =
        CertifiedClientIntegrationTests.class.getResourceAsStream("openid-client.mjs")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
