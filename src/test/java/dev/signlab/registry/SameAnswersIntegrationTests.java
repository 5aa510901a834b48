package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.OCI_INDEX;
import static dev.signlab.registry.RegistryClient.OCI_MANIFEST;
import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.manifest;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.judge.DebianRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks Debian's docker-registry 2.8 and ours the same, and compares what counts in the answers:
 * status, code of a refusal, header fields of the protocol, bytes. Where ours does more, the test
 * says what each of them does.
 */
class SameAnswersIntegrationTests {

  private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
  private static final List<String> COMPARED =
      List.of(
          "Location",
          "Range",
          "Content-Range",
          "Docker-Content-Digest",
          "Accept-Ranges",
          "ETag",
          "Docker-Distribution-Api-Version");
  private static final Digest HELLO = Digest.of(bytes("hello"));
  private static final Digest CONFIG = Digest.of(bytes("{}"));
  private static final byte[] MANIFEST = manifest(CONFIG, 2, HELLO, 5, "");
  private static final Digest IMAGE = Digest.of(MANIFEST);

  @TempDir Path folder;
  @AutoClose private DebianRegistry debian;
  @AutoClose private EmbeddedRegistry registry;
  @AutoClose private RegistryClient theirs;
  @AutoClose private RegistryClient ours;

  @BeforeEach
  void start() throws IOException {
    debian = DebianRegistry.in(Files.createDirectory(folder.resolve("debian"))).start();
    registry =
        EmbeddedRegistry.start(RegistrySettings.of(folder.resolve("ours"), InstantSource.system()));
    theirs = new RegistryClient(debian.url());
    ours = new RegistryClient("http://127.0.0.1:" + registry.port());
  }

  @Test
  void uploadsAreAnsweredAlike() {
    same("POST", "/v2/app/blobs/uploads/");
    sameUpload("GET", "", "");
    sameUpload("PATCH", "", "hel");
    sameUpload("PATCH", "", "hel", "Content-Range", "0-2");
    sameUpload("PUT", "?digest=" + HELLO, "hello");
    sameUpload("PUT", "?digest=" + HELLO, "hullo");
    sameUpload("PUT", "?digest=sha256:abc", "hello");
    sameUpload("PUT", "", "hello");
    sameUpload("DELETE", "", "");
  }

  @Test
  void blobsAreAnsweredAlike() {
    pushBlobs("app");
    String path = "/v2/app/blobs/" + HELLO;
    for (String method : List.of("GET", "HEAD")) {
      same(method, path);
      same(method, "/v2/app/blobs/" + Digest.of(bytes("unknown")));
    }
    same("GET", path, "Range", "bytes=1-2");
    same("GET", path, "Range", "bytes=-2");
    same("GET", path, "Range", "bytes=3-");
    same("GET", "/v2/app/blobs/sha256:abc");
    same("GET", "/v2/app/blobs/sha1:abc");
    same("POST", "/v2/two/blobs/uploads/?mount=" + HELLO + "&from=app");
    same("GET", "/v2/two/blobs/" + HELLO);
    same("POST", "/v2/two/blobs/uploads/?mount=" + CONFIG + "&from=nowhere");
    same("DELETE", path);
    same("DELETE", path);
    same("GET", path);
    same("GET", "/v2/two/blobs/" + HELLO);
  }

  @Test
  void manifestsAreAnsweredAlike() {
    pushBlobs("app");
    samePut("app", "1.0", OCI_MANIFEST, MANIFEST);
    samePut("app", "1.0", OCI_MANIFEST, MANIFEST);
    samePut("app", IMAGE.toString(), OCI_MANIFEST, MANIFEST);
    samePut("app", HELLO.toString(), OCI_MANIFEST, MANIFEST);
    samePut("elsewhere", "1.0", OCI_MANIFEST, MANIFEST);
    samePut("app", "2.0", OCI_MANIFEST, bytes("garbage"));
    samePut("app", "2.0", DOCKER, MANIFEST);
    samePut("app", "2.0", "text/plain", bytes("garbage"));
    samePut("app", "all", OCI_INDEX, index(IMAGE));
    for (String reference : List.of("1.0", IMAGE.toString(), "unknown")) {
      same("GET", "/v2/app/manifests/" + reference, "Accept", OCI_MANIFEST);
      same("HEAD", "/v2/app/manifests/" + reference, "Accept", OCI_MANIFEST);
    }
    same("GET", "/v2/app/manifests/1.0", "Accept", DOCKER);
    same("GET", "/v2/app/manifests/all", "Accept", OCI_INDEX);
    same("GET", "/v2/nowhere/manifests/1.0");
    same("GET", "/v2/app/blobs/" + IMAGE);
    same("DELETE", "/v2/app/manifests/" + IMAGE);
    same("DELETE", "/v2/app/manifests/" + IMAGE);
    same("GET", "/v2/app/manifests/1.0", "Accept", OCI_MANIFEST);
    same("GET", "/v2/app/tags/list");
  }

  @Test
  void listsAreAnsweredAlike() {
    same("GET", "/v2/");
    same("GET", "/v2/_catalog");
    same("GET", "/v2/app/tags/list");
    for (String repository : List.of("app", "team/app", "zoo")) {
      pushBlobs(repository);
      samePut(repository, "1.0", OCI_MANIFEST, MANIFEST);
    }
    same("GET", "/v2/_catalog");
    same("GET", "/v2/_catalog?n=2");
    same("GET", "/v2/_catalog?n=2&last=team/app");
    same("GET", "/v2/team/app/tags/list");
    same("GET", "/v2/app/unknown/thing");
  }

  @Test
  void oursDoesMore() {
    pushBlobs("app");
    samePut("app", "1.0", OCI_MANIFEST, MANIFEST);
    samePut("app", "2.0", OCI_MANIFEST, MANIFEST);
    statuses("a referrers list", 404, 200, "GET", "/v2/app/referrers/" + IMAGE);
    statuses("a manifest for curl", 404, 200, "GET", "/v2/app/manifests/1.0");
    statuses("a blob is no manifest", 500, 404, "GET", "/v2/app/manifests/" + HELLO);
    statuses("deleting a tag alone", 400, 202, "DELETE", "/v2/app/manifests/1.0");
    statuses("a number is checked", 200, 400, "GET", "/v2/_catalog?n=x");
    statuses("a name has its own code", 404, 400, "GET", "/v2/App/tags/list");
    assertThat(ours.get("/v2/app/tags/list?n=0").body())
        .as("tags in pages")
        .isNotEqualTo(theirs.get("/v2/app/tags/list?n=0").body());
    String upload = "/v2/app/blobs/uploads/?digest=" + HELLO;
    assertThat(theirs.send("POST", upload, bytes("hello")).statusCode()).isEqualTo(202);
    assertThat(ours.send("POST", upload, bytes("hello")).statusCode()).isEqualTo(201);
    assertThat(patchOutOfOrder(theirs)).as("chunks are checked").isEqualTo(202);
    assertThat(patchOutOfOrder(ours)).as("chunks are checked").isEqualTo(416);
  }

  private static int patchOutOfOrder(RegistryClient client) {
    String location = client.location(client.call("POST", "/v2/app/blobs/uploads/"));
    return client.send("PATCH", location, bytes("x"), "Content-Range", "5-5").statusCode();
  }

  private void statuses(String what, int theirStatus, int ourStatus, String method, String path) {
    assertThat(theirs.call(method, path).statusCode()).as(what).isEqualTo(theirStatus);
    assertThat(ours.call(method, path).statusCode()).as(what).isEqualTo(ourStatus);
  }

  private void pushBlobs(String repository) {
    for (RegistryClient each : List.of(theirs, ours)) {
      each.pushBlob(repository, bytes("hello"));
      each.pushBlob(repository, bytes("{}"));
    }
  }

  private static byte[] index(Digest image) {
    return bytes(
        """
        {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}\
        """
            .formatted(OCI_INDEX, OCI_MANIFEST, image, MANIFEST.length));
  }

  private void same(String method, String path, String... headers) {
    compare(
        method + " " + path, theirs.call(method, path, headers), ours.call(method, path, headers));
  }

  private void samePut(String repository, String reference, String type, byte[] body) {
    String path = "/v2/" + repository + "/manifests/" + reference;
    compare(
        "PUT " + path,
        theirs.send("PUT", path, body, "Content-Type", type),
        ours.send("PUT", path, body, "Content-Type", type));
  }

  /** Begins an upload on both sides and sends one more request to it. */
  private void sameUpload(String method, String query, String body, String... headers) {
    compare(
        method + " upload" + query,
        continueUpload(theirs, method, query, body, headers),
        continueUpload(ours, method, query, body, headers));
  }

  private static HttpResponse<byte[]> continueUpload(
      RegistryClient client, String method, String query, String body, String... headers) {
    String location = client.location(client.call("POST", "/v2/up/blobs/uploads/"));
    String target = location.contains("?") ? location + query.replace('?', '&') : location + query;
    return client.send(method, target, bytes(body), headers);
  }

  private static void compare(
      String request, HttpResponse<byte[]> expected, HttpResponse<byte[]> actual) {
    assertThat(essence(actual)).as(request).isEqualTo(essence(expected));
  }

  private static Map<String, String> essence(HttpResponse<byte[]> response) {
    Map<String, String> essence = new TreeMap<>();
    boolean isRefusal = response.statusCode() >= 400;
    boolean isHead = response.request().method().equals("HEAD");
    essence.put("status", String.valueOf(response.statusCode()));
    if (isRefusal) {
      boolean isJson = header(response, "Content-Type").startsWith("application/json");
      essence.put("code", isJson && !isHead ? RegistryClient.code(response) : "");
    } else {
      COMPARED.forEach(name -> essence.put(name, placeless(header(response, name))));
      essence.put("type", header(response, "Content-Type"));
      essence.put("link", header(response, "Link"));
      essence.put("body", text(response).strip());
    }
    return essence;
  }

  /** Debian's registry writes whole addresses and keeps the state of an upload in them. */
  private static String placeless(String location) {
    return location
        .replaceFirst("^http://[^/]+", "")
        .replaceFirst("/uploads/[-0-9a-f]{36}.*", "/uploads/…");
  }
}
