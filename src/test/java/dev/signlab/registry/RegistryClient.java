package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks the protocol to a registry, one request at a time, without sense of its own. */
final class RegistryClient implements AutoCloseable {

  static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  RegistryClient(String url) {
    this.url = url;
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    URI uri = URI.create(path.startsWith("http") ? path : url + path);
    var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  HttpResponse<byte[]> call(String method, String path, String... headers) {
    return send(method, path, new byte[0], headers);
  }

  /** Pushes a blob with POST and PUT, as most clients do. */
  Digest pushBlob(String repository, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    String location = location(call("POST", "/v2/" + repository + "/blobs/uploads/"));
    String target = location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
    var put = send("PUT", target, bytes, "Content-Type", "application/octet-stream");
    if (put.statusCode() != 201) {
      throw new AssertionError(put.statusCode() + " " + text(put));
    }
    return digest;
  }

  /** Pushes config, layer and manifest, and returns the manifest's bytes. */
  byte[] pushImage(String repository, String tag, String layer) {
    byte[] manifest = imageManifest(repository, layer);
    var put = putManifest(repository, tag, manifest);
    if (put.statusCode() != 201) {
      throw new AssertionError(put.statusCode() + " " + text(put));
    }
    return manifest;
  }

  /** Pushes config and layer, and returns the manifest for them, not yet pushed. */
  byte[] imageManifest(String repository, String layer) {
    Digest config = pushBlob(repository, bytes("{}"));
    Digest pushed = pushBlob(repository, bytes(layer));
    return manifest(config, 2, pushed, layer.length(), "");
  }

  static byte[] manifest(Digest config, long configSize, Digest layer, long size, String more) {
    return bytes(
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","digest":"%s","size":%d},\
        "layers":[{"mediaType":"%s","digest":"%s","size":%d}]%s}\
        """
            .formatted(OCI_MANIFEST, OCI_CONFIG, config, configSize, LAYER, layer, size, more));
  }

  HttpResponse<byte[]> putManifest(
      String repository, String reference, byte[] manifest, String... headers) {
    String path = "/v2/" + repository + "/manifests/" + reference;
    List<String> all = new ArrayList<>(List.of("Content-Type", OCI_MANIFEST));
    all.addAll(List.of(headers));
    return send("PUT", path, manifest, all.toArray(String[]::new));
  }

  String location(HttpResponse<?> response) {
    return header(response, "Location");
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static JsonFields json(HttpResponse<byte[]> response) {
    return Json.parseObject(response.body(), "the answer");
  }

  /** Returns the code of a refusal. */
  static String code(HttpResponse<byte[]> response) {
    return json(response).objects("errors").getFirst().text("code");
  }

  static List<String> strings(HttpResponse<byte[]> response, String member) {
    List<String> strings = new ArrayList<>();
    json(response).array(member).forEach(node -> strings.add(node.stringValue()));
    return strings;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
