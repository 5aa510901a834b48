package dev.signlab.sigstore.signingconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.signingconfig.ServiceSelection.Selector;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing configs, as {@code sigstore_trustroot.proto} has them. */
class SigningConfigTests {

  private static final String HEAD = "{\"mediaType\":\"" + SigningConfig.MEDIA_TYPE + "\"";

  @Test
  void allOfAConfigIsRead() {
    SigningConfig config =
        parse(
            HEAD
                + ",\"caUrls\":[{\"url\":\"https://ca\",\"majorApiVersion\":1,\"operator\":\"me\"}],"
                + "\"rekor_tlog_urls\":[{\"url\":\"https://log\",\"majorApiVersion\":\"2\","
                + "\"validFor\":{\"start\":\"2025-01-01T00:00:00Z\"}}],"
                + "\"rekorTlogConfig\":{\"selector\":\"EXACT\",\"count\":2},\"tsaUrls\":null}");
    assertThat(config.caUrls().getFirst().operator()).isEqualTo("me");
    assertThat(config.rekorTlogUrls().getFirst().majorApiVersion()).isEqualTo(2);
    assertThat(config.rekorTlogUrls().getFirst().validFor()).isPresent();
    assertThat(config.rekorTlogConfig()).isEqualTo(new ServiceSelection(Selector.EXACT, 2));
    assertThat(config.tsaConfig().selector()).isEqualTo(Selector.UNDEFINED);
    assertThat(config.askedWithKey()).containsOnlyKeys("rekorTlogUrls");
  }

  @Test
  void oneWithoutServicesAsksNobody() {
    assertThat(parse(HEAD + "}").askedWithKey()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{} ~ unsupported SigningConfig media type",
        "{\"mediaType\":\"x\"} ~ unsupported SigningConfig media type: x",
        "HEAD,\"x\":1} ~ config has an unknown field",
        "HEAD,\"tsaConfig\":{\"selector\":\"SOME\"}} ~ has an unknown selector",
        "HEAD,\"caUrls\":[{\"validFor\":{}}]} ~ has no start",
        "[] ~ config",
        "x ~ config"
      })
  void whatIsNoneIsRefused(String json, String words) {
    assertThatThrownBy(() -> parse(json.replace("HEAD", HEAD)))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().summary()).contains(words);
              assertThat(e.problem().cause()).contains(Cause.MALFORMED);
            });
  }

  private static SigningConfig parse(String json) {
    return SigningConfig.parse(json.getBytes(StandardCharsets.UTF_8), "config");
  }
}
