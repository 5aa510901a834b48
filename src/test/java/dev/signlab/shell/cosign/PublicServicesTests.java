package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sigstore.client.Tokens;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would become public is said and asked for first; nobody answers yes here. */
class PublicServicesTests {

  private static final String SERVICE =
      "[{\"url\":\"https://%s\",\"majorApiVersion\":1,\"operator\":\"sigstore.dev\"}]";

  @TempDir private Path folder;
  private TestLine line;

  @BeforeEach
  void prepare() throws IOException {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", ""));
    line.type("cosign generate-key-pair");
    Files.writeString(folder.resolve("f"), "data");
    Files.writeString(folder.resolve("tok"), Tokens.ALICE);
    config("log.json", "\"rekorTlogUrls\":" + SERVICE.formatted("rekor.sigstore.dev"));
    config("staging.json", "\"rekorTlogUrls\":" + SERVICE.formatted("REKOR.sigstage.dev"));
    config("ca.json", "\"caUrls\":" + SERVICE.formatted("fulcio.sigstore.dev"));
    config("lookalike.json", "\"caUrls\":" + SERVICE.formatted("fulcio.sigstore.dev.invalid"));
  }

  private void config(String name, String services) throws IOException {
    String any = ",\"rekorTlogConfig\":{\"selector\":\"ANY\"}}";
    String head = "{\"mediaType\":\"" + SigningConfig.MEDIA_TYPE + "\",";
    Files.writeString(folder.resolve(name), head + services + any);
  }

  @Test
  void aKeysSignatureForThePublicLogIsAskedFor() {
    declined("--key cosign.key --signing-config log.json", "https://rekor.sigstore.dev");
    declined("--key cosign.key --signing-config staging.json", "https://REKOR.sigstage.dev");
  }

  @Test
  void anIdentityForThePublicAuthorityIsAskedFor() {
    declined("--identity-token tok --signing-config ca.json", "https://fulcio.sigstore.dev");
  }

  @Test
  void nobodyToAskIsNo() {
    line.pipe("", "cosign sign-blob --key cosign.key --signing-config log.json --bundle o f");

    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("Error: user declined the prompt");
  }

  @Test
  void ofAKeyAloneNothingBecomesPublic() {
    line.type("cosign sign-blob --key cosign.key --signing-config ca.json --bundle o f");

    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.err()).doesNotContain("immutable record");
  }

  @Test
  void aHostThatOnlyLooksLikeItIsNotAskedFor() {
    line.type(
        "cosign sign-blob --identity-token tok --signing-config lookalike.json --bundle o f",
        "n\n");

    assertThat(line.err())
        .doesNotContain("immutable record")
        .contains("no answer from Fulcio at https://fulcio.sigstore.dev.invalid");
  }

  @Test
  void nothingIsTakenFromThePublicDeploymentBecauseNothingWasSaid() {
    line.type("cosign sign-blob -y --identity-token tok --bundle o f");

    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("no key, and no services run here that sign without one", "a token, and none");
  }

  private void declined(String words, String where) {
    line.type("cosign sign-blob " + words + " --bundle o f", "n\n");

    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("\tNote that if your submission includes personal data")
        .contains("This goes to " + where + ".")
        .contains("By typing 'y', you attest that (1)")
        .contains("Are you sure you would like to continue? [y/N] ")
        .contains("Error: user declined the prompt")
        .containsPattern("it stays here: cosign sign-blob (?!.*--signing-config).* f\\R");
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
