package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.json;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something else stands where the registry keeps a file: the answer says so, and a push mends it.
 */
class DamageTests extends RegistryFixture {

  private static final String TAG = "/v2/app/manifests/1.0";

  private byte[] manifest;
  private Digest layer;

  /** What may stand in the place of a file. */
  enum Damage {
    FOLDER("is a folder"),
    LINK("is a link that leads nowhere"),
    LOOP("is a link that leads nowhere");

    private final String words;

    Damage(String words) {
      this.words = words;
    }

    void put(Path file) throws IOException {
      Files.delete(file);
      switch (this) {
        case FOLDER -> Files.createDirectory(file);
        case LINK -> Files.createSymbolicLink(file, Path.of("nowhere"));
        case LOOP -> Files.createSymbolicLink(file, file);
      }
    }
  }

  @BeforeEach
  void push() {
    manifest = client.pushImage("app", "1.0", "layer");
    layer = Digest.of(bytes("layer"));
  }

  private Path blob(Digest digest) {
    return folder.resolve("blobs/sha256/" + digest.hex());
  }

  private Path reference(String path) throws IOException {
    return folder.resolve("refs").toRealPath().resolve("app/" + path);
  }

  @ParameterizedTest
  @EnumSource
  void ofABlob(Damage damage) throws Exception {
    damage.put(blob(layer));
    String path = "/v2/app/blobs/" + layer;
    told(client.get(path), damage.words);
    Thread.sleep(1100); // By now a small file would be kept in memory.
    told(client.get(path), damage.words);
    assertThat(client.call("HEAD", path).statusCode()).isEqualTo(404);
    client.pushBlob("app", bytes("layer"));
    assertThat(text(client.get(path))).isEqualTo("layer");
  }

  @ParameterizedTest
  @EnumSource
  void ofTheBytesOfAManifest(Damage damage) throws IOException {
    damage.put(blob(Digest.of(manifest)));
    told(client.get(TAG), damage.words);
    pushedAgain();
  }

  @ParameterizedTest
  @EnumSource
  void ofTheTypeOfAManifest(Damage damage) throws IOException {
    damage.put(reference("_manifests/sha256/" + Digest.of(manifest).hex()));
    told(client.get(TAG), damage.words);
    pushedAgain();
  }

  @ParameterizedTest
  @EnumSource
  void ofATag(Damage damage) throws IOException {
    damage.put(reference("_tags/1.0"));
    told(client.get(TAG), damage.words);
    assertThat(client.get("/v2/app/tags/list").statusCode()).isEqualTo(200);
    assertThat(registry.store().tags("app")).isEmpty();
    pushedAgain();
  }

  private void pushedAgain() {
    assertThat(client.call("HEAD", TAG).statusCode()).isEqualTo(404);
    client.pushImage("app", "1.0", "layer");
    assertThat(client.get(TAG).body()).isEqualTo(manifest);
  }

  @Test
  void emptyFilesSayNothing() throws IOException {
    Path type = reference("_manifests/sha256/" + Digest.of(manifest).hex());
    Files.writeString(type, "");
    told(client.get(TAG), "should say the media type");
    pushedAgain();
    Files.writeString(reference("_tags/1.0"), "");
    told(client.get(TAG), "holds no digest");
    pushedAgain();
  }

  /** It may be somebody's, so nobody takes it away. */
  @Test
  void aFolderWithSomethingInItStays() throws IOException {
    Damage.FOLDER.put(blob(layer));
    Path inside = Files.writeString(blob(layer).resolve("notes"), "mine");
    var post = client.send("POST", "/v2/app/blobs/uploads/?digest=" + layer, bytes("layer"));
    assertThat(post.statusCode()).isEqualTo(409);
    assertThat(message(post)).contains("has to be taken away", layer.hex());
    assertThat(inside).hasContent("mine");
  }

  /**
   * What is attached may be a signature: to leave it out of a list would say that there is none.
   */
  @Test
  void aDescriptorOfAReferrerIsNotPassedOver() throws IOException {
    Digest image = Digest.of(manifest);
    byte[] attached =
        RegistryClient.manifest(
            Digest.of(bytes("{}")),
            2,
            layer,
            5,
            ",\"subject\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(RegistryClient.OCI_MANIFEST, image, manifest.length));
    Digest signature = Digest.of(attached);
    assertThat(client.putManifest("app", signature.toString(), attached).statusCode())
        .isEqualTo(201);
    Path link = reference("_referrers/sha256/" + image.hex() + "/sha256-" + signature.hex());
    assertThat(client.get("/v2/app/referrers/" + image).statusCode()).isEqualTo(200);
    for (Damage damage : Damage.values()) {
      damage.put(link);
      var got = client.get("/v2/app/referrers/" + image);
      assertThat(got.statusCode()).isEqualTo(409);
      assertThat(message(got)).contains(damage.words);
    }
  }

  private static void told(HttpResponse<byte[]> got, String why) {
    assertThat(got.statusCode()).isEqualTo(409);
    assertThat(message(got)).contains(why);
  }

  private static String message(HttpResponse<byte[]> got) {
    return json(got).objects("errors").getFirst().text("message");
  }
}
