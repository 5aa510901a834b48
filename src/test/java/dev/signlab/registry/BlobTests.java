package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobTests extends RegistryFixture {

  private static final String BLOBS = "/v2/team/app/blobs/";

  @Test
  void aPushedBlobComesBackByteForByte() {
    Digest digest = client.pushBlob("team/app", bytes("hello"));
    var got = client.get(BLOBS + digest);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(text(got)).isEqualTo("hello");
    assertThat(header(got, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(got, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(got, "Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void headTellsTheSizeWithoutTheBytes() {
    Digest digest = client.pushBlob("app", bytes("hello"));
    var head = client.call("HEAD", "/v2/app/blobs/" + digest);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("5");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void anEmptyBlobIsABlob() {
    Digest digest = client.pushBlob("app", new byte[0]);
    assertThat(client.get("/v2/app/blobs/" + digest).statusCode()).isEqualTo(200);
    assertThat(header(client.get("/v2/app/blobs/" + digest), "Content-Length")).isEqualTo("0");
  }

  @Test
  void aBlobOfSha512IsKeptUnderThatDigest() {
    Digest digest = Digest.of(DigestAlgorithm.SHA512, bytes("hello"));
    var post = client.send("POST", "/v2/app/blobs/uploads/?digest=" + digest, bytes("hello"));
    assertThat(post.statusCode()).isEqualTo(201);
    assertThat(text(client.get("/v2/app/blobs/" + digest))).isEqualTo("hello");
  }

  @Test
  void aBlobOfAnotherRepositoryIsUnknown() {
    Digest digest = client.pushBlob("one", bytes("hello"));
    var got = client.get("/v2/two/blobs/" + digest);
    assertThat(got.statusCode()).isEqualTo(404);
    assertThat(code(got)).isEqualTo("BLOB_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, he, bytes 0-1/5",
    "bytes=3-, lo, bytes 3-4/5",
    "bytes=-2, lo, bytes 3-4/5",
    "bytes=-9, hello, bytes 0-4/5",
    "bytes=1-100, ello, bytes 1-4/5",
    "bytes=1-99999999999999999999999999, ello, bytes 1-4/5",
    "Bytes=0-0, h, bytes 0-0/5"
  })
  void aRangeGivesAPart(String range, String part, String contentRange) {
    Digest digest = client.pushBlob("app", bytes("hello"));
    var got = client.get("/v2/app/blobs/" + digest, "Range", range);
    assertThat(got.statusCode()).isEqualTo(206);
    assertThat(text(got)).isEqualTo(part);
    assertThat(header(got, "Content-Range")).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-", "bytes=3-2", "bytes=-0", "bytes=a-b", "bytes=-"})
  void aRangeThatIsNotThereIsRefused(String range) {
    Digest digest = client.pushBlob("app", bytes("hello"));
    var got = client.get("/v2/app/blobs/" + digest, "Range", range);
    assertThat(got.statusCode()).isEqualTo(416);
    assertThat(header(got, "Content-Range")).isEqualTo("bytes */5");
  }

  /** What lies on the disk for a while is answered from memory, and no client sees a difference. */
  @Test
  void aBlobThatIsReadAgainAndAgainIsAnsweredAlike() throws InterruptedException {
    Digest digest = client.pushBlob("app", bytes("hello"));
    String path = "/v2/app/blobs/" + digest;
    var first = client.get(path);
    Thread.sleep(1_100);
    for (int i = 0; i < 3; i++) {
      var got = client.get(path);
      assertThat(text(got)).isEqualTo("hello");
      assertThat(got.headers().map().keySet()).isEqualTo(first.headers().map().keySet());
      assertThat(header(got, "Content-Length")).isEqualTo("5");
      var part = client.get(path, "Range", "bytes=1-2");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(text(part)).isEqualTo("el");
      assertThat(client.call("HEAD", path).body()).isEmpty();
      assertThat(client.get(path, "If-None-Match", "\"" + digest + "\"").statusCode())
          .isEqualTo(304);
    }
    assertThat(client.get("/v2/other/blobs/" + digest).statusCode()).isEqualTo(404);
  }

  /** Several parts at once, and units that are not ours (RFC 9110, section 14.2). */
  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-0,2-2", "lines=1-2", "nonsense"})
  void otherRangesAreAnsweredByTheWhole(String range) {
    Digest digest = client.pushBlob("app", bytes("hello"));
    var got = client.get("/v2/app/blobs/" + digest, "Range", range);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(text(got)).isEqualTo("hello");
  }

  /** A part goes on from the client's first one only if that is of the same bytes (13.1.5). */
  @Test
  void aPartIsGivenOnlyWhileIfRangeHolds() {
    Digest digest = client.pushBlob("app", bytes("hello"));
    String path = "/v2/app/blobs/" + digest;
    String other = "\"" + Digest.of(bytes("other")) + "\"";
    assertThat(text(client.get(path, "Range", "bytes=3-", "If-Range", "\"" + digest + "\"")))
        .isEqualTo("lo");
    for (String tag : List.of(other, "W/\"" + digest + "\"", "Fri, 27 Nov 2026 10:00:00 GMT")) {
      var whole = client.get(path, "Range", "bytes=3-", "If-Range", tag);
      assertThat(whole.statusCode()).as(tag).isEqualTo(200);
      assertThat(text(whole)).isEqualTo("hello");
    }
  }

  @Test
  void headIsAboutTheWholeWhateverTheRange() {
    Digest digest = client.pushBlob("app", bytes("hello"));
    var head = client.call("HEAD", "/v2/app/blobs/" + digest, "Range", "bytes=1-2");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("5");
  }

  @Test
  void aClientThatHasTheBytesGetsNoneAgain() {
    Digest digest = client.pushBlob("app", bytes("hello"));
    String path = "/v2/app/blobs/" + digest;
    String quoted = "\"" + digest + "\"";
    for (String tag : List.of(quoted, "W/" + quoted, "\"x\", " + quoted, "*", "" + digest)) {
      assertThat(client.get(path, "If-None-Match", tag).statusCode()).as(tag).isEqualTo(304);
    }
    assertThat(client.get(path, "If-None-Match", "\"x" + digest + "\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aDeletedBlobIsGoneFromItsRepositoryOnly() {
    Digest digest = client.pushBlob("one", bytes("hello"));
    client.pushBlob("two", bytes("hello"));
    assertThat(client.call("DELETE", "/v2/one/blobs/" + digest).statusCode()).isEqualTo(202);
    assertThat(client.get("/v2/one/blobs/" + digest).statusCode()).isEqualTo(404);
    assertThat(client.get("/v2/two/blobs/" + digest).statusCode()).isEqualTo(200);
    assertThat(client.call("DELETE", "/v2/one/blobs/" + digest).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:abc", "sha1:abc", "hello"})
  void whatIsNoDigestIsRefused(String digest) {
    var got = client.get("/v2/app/blobs/" + digest);
    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(code(got)).isEqualTo("DIGEST_INVALID");
  }

  @Test
  void anUnknownMethodIsRefusedWithTheKnownOnes() {
    var got = client.call("PATCH", "/v2/app/blobs/" + Digest.of(bytes("x")));
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(code(got)).isEqualTo("UNSUPPORTED");
    assertThat(header(got, "Allow")).isEqualTo("GET, HEAD, DELETE");
  }
}
