package dev.signlab.shell.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.BodyPreview;
import dev.signlab.http.Exchange;
import dev.signlab.http.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of curl: what they quote, leave out and hide. */
class CurlLineTests {

  private static final URI PLACE = URI.create("http://localhost:5001/v2/a?b=c&d=e");

  @Test
  void whatAShellWouldReadIsQuoted() {
    Headers headers = Headers.NONE.with("Accept", "a; b='$(id)' `id`");
    assertThat(line("GET", headers, ""))
        .containsExactly(
            "curl -sS -H 'accept: a; b='\\''$(id)'\\'' `id`' 'http://localhost:5001/v2/a?b=c&d=e'");
  }

  @Test
  void aBodyIsNeverTheNameOfAFile() {
    assertThat(line("PUT", Headers.NONE, "@/etc/passwd").getFirst())
        .contains("-X PUT --data-raw @/etc/passwd -H Content-Type: ");
  }

  @Test
  void aBodyThatIsNotKeptIsAFileToMake() {
    String large = "x".repeat(BodyPreview.KEPT + 1);
    assertThat(line("POST", Headers.NONE, large))
        .first()
        .isEqualTo("# body.bin is to hold the 8193 bytes that were sent");
  }

  @Test
  void aSecretIsAVariableThatTheShellReads() {
    Headers headers =
        Headers.NONE.with("Authorization", "Bearer abc").with("Host", "x").with("User-Agent", "y");
    assertThat(line("HEAD", headers, ""))
        .containsExactly(
            "# SECRET is what was sent and is not kept; set it first",
            "curl -sS --head -H 'authorization: Bearer '\"$SECRET\"'' "
                + "'http://localhost:5001/v2/a?b=c&d=e'");
  }

  private static List<String> line(String method, Headers headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int kept = Math.min(bytes.length, BodyPreview.KEPT);
    return CurlLine.of(
        new Exchange(
            method,
            PLACE,
            headers,
            BodyPreview.of(bytes, kept, bytes.length),
            200,
            Headers.NONE,
            BodyPreview.NONE,
            Duration.ofMillis(1),
            Instant.EPOCH,
            1,
            Optional.empty()));
  }
}
