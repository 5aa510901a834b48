package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("alike")
class UploadTests extends RegistryFixture {

  private static final String UPLOADS = "/v2/app/blobs/uploads/";
  private static final String ZEROS =
      "0000000000000000000000000000000000000000000000000000000000000000";
  private static final Digest HELLO = Digest.of(bytes("hello"));

  @Test
  void chunksInOrderMakeABlob() {
    String location = begin();
    var first = patch(location, "hel", "0-2");
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(first, "Range")).isEqualTo("0-2");
    assertThat(header(first, "Docker-Upload-UUID")).isNotEmpty();
    var put =
        client.send(
            "PUT",
            client.location(first) + "?digest=" + HELLO,
            bytes("lo"),
            "Content-Range",
            "3-4");
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(client.location(put)).isEqualTo("/v2/app/blobs/" + HELLO);
    assertThat(text(client.get("/v2/app/blobs/" + HELLO))).isEqualTo("hello");
  }

  @Test
  void aChunkOutOfOrderIsRefusedAndTheUploadStays() {
    String location = begin();
    patch(location, "hel", "0-2");
    var gap = patch(location, "o", "4-4");
    assertThat(gap.statusCode()).isEqualTo(416);
    assertThat(header(gap, "Range")).isEqualTo("0-2");
    assertThat(header(gap, "Location")).isEqualTo(location);
    assertThat(patch(location, "lo", "3-4").statusCode()).isEqualTo(202);
    assertThat(client.call("PUT", location + "?digest=" + HELLO).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "2-1", "-1", "0-"})
  void aMalformedContentRangeIsRefused(String range) {
    var refused = patch(begin(), "hel", range);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo("BLOB_UPLOAD_INVALID");
  }

  @Test
  void aContentRangeOfAnotherLengthThanTheBodyIsRefused() {
    var refused = patch(begin(), "hel", "0-9");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo("SIZE_INVALID");
  }

  /** What was refused at once takes no place, and what was begun and forgotten makes room. */
  @ParameterizedTest
  @ValueSource(strings = {"?digest=bogus", "?digest=sha256:" + ZEROS, ""})
  void nobodyIsLockedOutByUploadsThatCameToNothing(String query) throws IOException {
    for (int i = 0; i < 4_200; i++) {
      client.send("POST", UPLOADS + query, bytes(query.isEmpty() ? "" : "abc"));
    }
    assertThat(client.call("POST", UPLOADS).statusCode()).isEqualTo(202);
    assertThat(client.pushBlob("app", bytes("hello"))).isEqualTo(HELLO);
    assertThat(bytesUnderWay()).isZero();
  }

  @Test
  void aRefusedUploadGivesItsSpaceBack() throws IOException {
    client.send("PUT", begin() + "?digest=sha256:" + ZEROS, new byte[70_000]);
    client.send("POST", UPLOADS + "?digest=sha256:" + ZEROS, new byte[70_000]);
    assertThat(bytesUnderWay()).isZero();
  }

  private long bytesUnderWay() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void theStateOfAnUploadCanBeAsked() {
    String location = begin();
    assertThat(header(client.get(location), "Range")).isEqualTo("0-0");
    patch(location, "hel", "0-2");
    var status = client.get(location);
    assertThat(status.statusCode()).isEqualTo(204);
    assertThat(header(status, "Range")).isEqualTo("0-2");
    assertThat(header(status, "Location")).isEqualTo(location);
  }

  @Test
  void aCancelledUploadIsUnknown() {
    String location = begin();
    assertThat(client.call("DELETE", location).statusCode()).isEqualTo(204);
    var gone = client.get(location);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(code(gone)).isEqualTo("BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void anUploadOfAnotherRepositoryIsUnknown() {
    String elsewhere = begin().replace("/v2/app/", "/v2/other/");
    assertThat(client.get(elsewhere).statusCode()).isEqualTo(404);
  }

  @Test
  void oneRequestMayCarryTheWholeBlob() {
    var post = client.send("POST", UPLOADS + "?digest=" + HELLO, bytes("hello"));
    assertThat(post.statusCode()).isEqualTo(201);
    assertThat(header(post, "Docker-Content-Digest")).isEqualTo(HELLO.toString());
    assertThat(text(client.get("/v2/app/blobs/" + HELLO))).isEqualTo("hello");
  }

  @Test
  void bytesOfAnotherDigestAreRefusedAndNotKept() {
    var put = client.send("PUT", begin() + "?digest=" + HELLO, bytes("hullo"));
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("DIGEST_INVALID");
    assertThat(client.get("/v2/app/blobs/" + HELLO).statusCode()).isEqualTo(404);
    assertThat(registry.store().blob(HELLO)).isEmpty();
  }

  @Test
  void aPutWithoutDigestIsRefused() {
    var put = client.send("PUT", begin(), bytes("hello"));
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("DIGEST_INVALID");
  }

  @Test
  void aBlobOfAnotherRepositoryCanBeMounted() {
    client.pushBlob("base", bytes("hello"));
    var post = client.call("POST", UPLOADS + "?mount=" + HELLO + "&from=base");
    assertThat(post.statusCode()).isEqualTo(201);
    assertThat(client.location(post)).isEqualTo("/v2/app/blobs/" + HELLO);
    assertThat(text(client.get("/v2/app/blobs/" + HELLO))).isEqualTo("hello");
  }

  @Test
  void whatCannotBeMountedIsUploadedInstead() {
    var post = client.call("POST", UPLOADS + "?mount=" + HELLO + "&from=nowhere");
    assertThat(post.statusCode()).isEqualTo(202);
    assertThat(client.location(post)).startsWith(UPLOADS);
  }

  @Test
  void theUploadsOfAStoppedRegistryLeaveNothingBehind() {
    patch(begin(), "hel", "0-2");
    registry.close();
    assertThat(folder.resolve("uploads")).isEmptyDirectory();
  }

  private String begin() {
    return client.location(client.call("POST", UPLOADS));
  }

  private HttpResponse<byte[]> patch(String location, String chunk, String range) {
    return client.send("PATCH", location, bytes(chunk), "Content-Range", range);
  }
}
