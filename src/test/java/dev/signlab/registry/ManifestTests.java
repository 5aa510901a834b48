package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.OCI_INDEX;
import static dev.signlab.registry.RegistryClient.OCI_MANIFEST;
import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTests extends RegistryFixture {

  private static final String MANIFESTS = "/v2/app/manifests/";
  private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";

  @Test
  void aPushedManifestComesBackByTagAndByDigest() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    for (String reference : new String[] {"1.0", Digest.of(manifest).toString()}) {
      var got = client.get(MANIFESTS + reference, "Accept", OCI_MANIFEST);
      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo(manifest);
      assertThat(header(got, "Content-Type")).isEqualTo(OCI_MANIFEST);
      assertThat(header(got, "Docker-Content-Digest")).isEqualTo(Digest.of(manifest).toString());
    }
  }

  @Test
  void headTellsDigestTypeAndLength() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    var head = client.call("HEAD", MANIFESTS + "1.0");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(manifest.length));
    assertThat(header(head, "Content-Type")).isEqualTo(OCI_MANIFEST);
    assertThat(header(head, "Docker-Content-Digest")).isEqualTo(Digest.of(manifest).toString());
  }

  @Test
  void aClientThatTakesOtherManifestsOnlyGetsNone() {
    client.pushImage("app", "1.0", "layer");
    var got = client.get(MANIFESTS + "1.0", "Accept", DOCKER);
    assertThat(got.statusCode()).isEqualTo(404);
    assertThat(code(got)).isEqualTo("MANIFEST_UNKNOWN");
    assertThat(client.get(MANIFESTS + "1.0", "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(client.get(MANIFESTS + "1.0", "Accept", DOCKER + ", " + OCI_MANIFEST).statusCode())
        .isEqualTo(200);
  }

  /** A registry reads a manifest as every client will (RFC 8259, section 8.1). */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "a byte order mark", "a broken letter"})
  void jsonInAnotherFormThanUtf8IsRefused(String form) throws IOException {
    byte[] good = client.imageManifest("app", "layer");
    String text = new String(good, StandardCharsets.UTF_8);
    byte[] bad =
        switch (form) {
          case "a byte order mark" -> bytes("\ufeff" + text);
          case "a broken letter" ->
              text.replace("{\"schema", "{\"x\":\"\u00e9\",\"schema")
                  .getBytes(StandardCharsets.ISO_8859_1);
          default -> text.getBytes(Charset.forName(form));
        };
    assertThat(code(client.putManifest("app", "bad", bad))).isEqualTo("MANIFEST_INVALID");
    assertThat(client.get(MANIFESTS + "bad").statusCode()).isEqualTo(404);
  }

  /** The cache that a builder exports is an index whose parts are blobs. */
  @Test
  void anIndexMayListBlobs() {
    Digest layer = client.pushBlob("app", bytes("layer"));
    String kind = "application/vnd.oci.image.layer.v1.tar+gzip";
    assertThat(putIndex(kind, layer, 5, "").statusCode()).isEqualTo(201);
    Digest missing = Digest.of(bytes("missing"));
    assertThat(code(putIndex(kind, missing, 7, ""))).isEqualTo("MANIFEST_BLOB_UNKNOWN");
    assertThat(code(putIndex(OCI_MANIFEST, layer, 5, ""))).isEqualTo("MANIFEST_BLOB_UNKNOWN");
  }

  @Test
  void whatIsTwoThingsAtOnceIsRefused() {
    byte[] image = client.imageManifest("app", "layer");
    String both =
        new String(image, StandardCharsets.UTF_8).replaceFirst("\\}$", ",\"manifests\":[]}");
    assertThat(code(client.putManifest("app", "x", bytes(both)))).isEqualTo("MANIFEST_INVALID");
    Digest layer = client.pushBlob("app", bytes("layer"));
    for (String more : new String[] {"\"layers\":[],", "\"config\":{},"}) {
      var refused = putIndex("application/octet-stream", layer, 5, more);
      assertThat(code(refused)).as(more).isEqualTo("MANIFEST_INVALID");
    }
    assertThat(client.get(MANIFESTS + "x").statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> putIndex(String kind, Digest part, int size, String more) {
    String index =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",%s\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}]}"
            .formatted(OCI_INDEX, more, kind, part, size);
    return client.send("PUT", MANIFESTS + "index", bytes(index), "Content-Type", OCI_INDEX);
  }

  @Test
  void aTagMovesToTheNextManifest() {
    byte[] first = client.pushImage("app", "1.0", "one");
    byte[] second = client.pushImage("app", "1.0", "two");
    assertThat(client.get(MANIFESTS + "1.0").body()).isEqualTo(second);
    assertThat(client.get(MANIFESTS + Digest.of(first)).body()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "If-Match, the first, 201",
        "If-Match, another, 412",
        "If-Match, *, 201",
        "If-Match, W/the first, 412",
        "If-None-Match, the first, 412",
        "If-None-Match, W/the first, 412",
        "If-None-Match, another, 201",
        "If-None-Match, *, 412",
      })
  void aTagMovesOnlyWhenTheConditionHolds(String header, String tags, int status) {
    byte[] first = client.pushImage("app", "1.0", "one");
    byte[] second = client.imageManifest("app", "two");
    String value =
        tags.replace("the first", "\"" + Digest.of(first) + "\"")
            .replace("another", "\"" + Digest.of(second) + "\"");

    var put = client.putManifest("app", "1.0", second, header, value);

    assertThat(put.statusCode()).isEqualTo(status);
    assertThat(client.get(MANIFESTS + "1.0").body()).isEqualTo(status == 201 ? second : first);
  }

  @ParameterizedTest
  @CsvSource({"If-Match, 412", "If-None-Match, 201"})
  void nothingMatchesATagThatIsNotThere(String header, int status) {
    byte[] manifest = client.imageManifest("app", "layer");

    assertThat(client.putManifest("app", "1.0", manifest, header, "*").statusCode())
        .isEqualTo(status);
  }

  @Test
  void aManifestThatIsThereIsNotPutByItsDigestIfItMustBeNew() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    String digest = Digest.of(manifest).toString();

    var put = client.putManifest("app", digest, manifest, "If-None-Match", "*");

    assertThat(put.statusCode()).isEqualTo(412);
    assertThat(code(put)).isEqualTo("UNKNOWN");
  }

  @Test
  void aTagIsDeletedOnlyWhenTheConditionHolds() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    String digest = "\"" + Digest.of(manifest) + "\"";
    String other = "\"" + Digest.of(bytes("other")) + "\"";

    assertThat(client.call("DELETE", MANIFESTS + "1.0", "If-Match", other).statusCode())
        .isEqualTo(412);
    assertThat(client.call("DELETE", MANIFESTS + "1.0", "If-Match", digest).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aManifestCanBePushedByItsDigest() {
    byte[] manifest = client.imageManifest("app", "layer");
    var put = client.putManifest("app", Digest.of(manifest).toString(), manifest);
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(client.location(put)).isEqualTo(MANIFESTS + Digest.of(manifest));
    assertThat(registry.store().tags("app")).isEmpty();
  }

  @Test
  void aManifestOfAnotherDigestIsRefused() {
    byte[] manifest = client.imageManifest("app", "layer");
    var put = client.putManifest("app", Digest.of(bytes("other")).toString(), manifest);
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("DIGEST_INVALID");
  }

  @Test
  void aManifestWhoseLayerIsMissingIsRefused() {
    Digest config = client.pushBlob("app", bytes("{}"));
    var put =
        client.putManifest("app", "1.0", manifest(config, 2, Digest.of(bytes("nowhere")), 7, ""));
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("MANIFEST_BLOB_UNKNOWN");
    assertThat(client.get(MANIFESTS + "1.0").statusCode()).isEqualTo(404);
  }

  @Test
  void anIndexNeedsItsManifests() {
    byte[] manifest = client.imageManifest("app", "layer");
    byte[] index = index(manifest);
    assertThat(code(putIndex(index))).isEqualTo("MANIFEST_BLOB_UNKNOWN");
    client.putManifest("app", Digest.of(manifest).toString(), manifest);
    assertThat(putIndex(index).statusCode()).isEqualTo(201);
    assertThat(client.get(MANIFESTS + "all", "Accept", OCI_INDEX).body()).isEqualTo(index);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"schemaVersion\":2}",
        "{\"schemaVersion\":1,\"name\":\"app\"}",
        "{\"schemaVersion\":2,\"mediaType\":\"text/plain\"}",
        "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:x\"},\"layers\":[]}"
      })
  void whatIsNoManifestIsRefused(String body) {
    var put = client.putManifest("app", "1.0", bytes(body));
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("MANIFEST_INVALID");
  }

  @Test
  void aContentTypeThatContradictsTheManifestIsRefused() {
    byte[] manifest = client.imageManifest("app", "layer");
    var put = client.send("PUT", MANIFESTS + "1.0", manifest, "Content-Type", DOCKER);
    assertThat(put.statusCode()).isEqualTo(400);
    assertThat(code(put)).isEqualTo("MANIFEST_INVALID");
  }

  @Test
  void aManifestOfMoreThanFourMebibytesIsRefused() {
    var put = client.putManifest("app", "1.0", new byte[(4 << 20) + 1]);
    assertThat(put.statusCode()).isEqualTo(413);
    assertThat(code(put)).isEqualTo("SIZE_INVALID");
  }

  @Test
  void aDeletedTagLeavesTheManifest() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    assertThat(client.call("DELETE", MANIFESTS + "1.0").statusCode()).isEqualTo(202);
    assertThat(client.get(MANIFESTS + "1.0").statusCode()).isEqualTo(404);
    assertThat(client.get(MANIFESTS + Digest.of(manifest)).statusCode()).isEqualTo(200);
    assertThat(code(client.call("DELETE", MANIFESTS + "1.0"))).isEqualTo("MANIFEST_UNKNOWN");
  }

  @Test
  void aDeletedManifestTakesItsTagsAlong() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    client.putManifest("app", "latest", manifest);
    String digest = Digest.of(manifest).toString();
    assertThat(client.call("DELETE", MANIFESTS + digest).statusCode()).isEqualTo(202);
    assertThat(client.get(MANIFESTS + "latest").statusCode()).isEqualTo(404);
    assertThat(client.get(MANIFESTS + digest).statusCode()).isEqualTo(404);
    assertThat(registry.store().tags("app")).isEmpty();
    assertThat(client.call("DELETE", MANIFESTS + digest).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", ".x", "a+b", "%20"})
  void whatIsNoTagIsRefused(String tag) {
    var got = client.get(MANIFESTS + tag);
    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(code(got)).isEqualTo("TAG_INVALID");
  }

  private HttpResponse<byte[]> putIndex(byte[] index) {
    return client.send("PUT", MANIFESTS + "all", index, "Content-Type", OCI_INDEX);
  }

  private static byte[] index(byte[] manifest) {
    return bytes(
        """
        {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}\
        """
            .formatted(OCI_INDEX, OCI_MANIFEST, Digest.of(manifest), manifest.length));
  }
}
