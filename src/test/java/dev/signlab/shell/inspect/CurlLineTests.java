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

  @Test
  void twoSecretsAreTwoVariables() {
    Headers headers = Headers.NONE.with("Authorization", "Basic abc").with("Cookie", "id=1");
    assertThat(line("POST", headers, ""))
        .first()
        .isEqualTo("# SECRET, SECRET_2 … are what was sent and is not kept; set them first");
    assertThat(line("POST", headers, "").getLast())
        .contains("'\"$SECRET\"'")
        .containsOnlyOnce("'\"$SECRET_2\"'");
  }

  @Test
  void aBodyThatARegistryTookInIsHadBackFromIt() {
    String digest = "sha256%3A" + "ab".repeat(32);
    URI upload =
        URI.create("http://localhost:5001/v2/a/b/blobs/uploads/7?state=x&digest=" + digest);
    assertThat(at(upload, "x".repeat(BodyPreview.KEPT + 1)))
        .contains(
            "curl -sS -o body.bin http://localhost:5001/v2/a/b/blobs/"
                + digest.replace("%3A", ":"));
    assertThat(at(PLACE, "x".repeat(BodyPreview.KEPT + 1))).hasSize(2);
  }

  private static List<String> line(String method, Headers headers, String body) {
    return line(method, PLACE, headers, body);
  }

  private static List<String> at(URI place, String body) {
    return line("PUT", place, Headers.NONE, body);
  }

  private static List<String> line(String method, URI place, Headers headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int kept = Math.min(bytes.length, BodyPreview.KEPT);
    return CurlLine.of(
        new Exchange(
            method,
            place,
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
