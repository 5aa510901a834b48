package dev.signlab.services.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits to be fetched: once, for a while, and not without bound. */
class OneTimeSecretsTests {

  private Instant now = Instant.EPOCH;
  private final OneTimeSecrets<String> secrets =
      new OneTimeSecrets<>(() -> now, Duration.ofSeconds(10));

  @Test
  void aValueIsTakenOnce() {
    String secret = secrets.add("value");
    assertThat(secrets.peek(secret)).contains("value");
    assertThat(secrets.take(secret)).contains("value");
    assertThat(secrets.take(secret)).isEmpty();
    assertThat(secrets.peek("other")).isEmpty();
  }

  @Test
  void aValueDoesNotWaitForever() {
    String secret = secrets.add("value");
    now = now.plusSeconds(9);
    assertThat(secrets.peek(secret)).isPresent();
    now = now.plusSeconds(1);
    assertThat(secrets.take(secret)).isEmpty();
  }

  @Test
  void theOldestGivesWay() {
    String first = secrets.add("first");
    String second = secrets.add("second");
    IntStream.range(0, 999).forEach(i -> secrets.add("more"));
    assertThat(secrets.peek(first)).isEmpty();
    assertThat(secrets.peek(second)).isPresent();
  }

  @Test
  void noSecretIsLikeAnother() {
    assertThat(IntStream.range(0, 100).mapToObj(i -> OneTimeSecrets.random()).distinct())
        .hasSize(100)
        .allMatch(secret -> secret.length() == 43);
  }
}
