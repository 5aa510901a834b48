package dev.signlab.sigstore.signingconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.signingconfig.ServiceSelection.Selector;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    assertThat(config.tsaUrls()).isEmpty();
  }

  /** The names, their order and the kinds of their values are those that cosign 3.1 writes. */
  @Test
  void aConfigIsWrittenAsCosignWritesIt() {
    TimeRange since = TimeRange.from(Instant.parse("2026-01-01T00:00:00Z"));
    Service log = new Service("https://log", 2, Optional.of(since), "me");
    SigningConfig config =
        new SigningConfig(
            List.of(),
            List.of(),
            List.of(log),
            new ServiceSelection(Selector.EXACT, 1),
            List.of(log),
            ServiceSelection.ANY);
    String service =
        "{\"url\":\"https://log\",\"majorApiVersion\":2,"
            + "\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"},\"operator\":\"me\"}";
    assertThat(config.json().replaceAll("\\s", ""))
        .isEqualTo(
            HEAD
                + ",\"rekorTlogUrls\":["
                + service
                + "],\"rekorTlogConfig\":{\"selector\":\"EXACT\",\"count\":1},\"tsaUrls\":["
                + service
                + "],\"tsaConfig\":{\"selector\":\"ANY\"}}");
    assertThat(parse(config.json())).isEqualTo(config);
  }

  @Test
  void oneWithoutServicesAsksNobody() {
    assertThat(parse(HEAD + "}")).isEqualTo(SigningConfig.EMPTY);
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
