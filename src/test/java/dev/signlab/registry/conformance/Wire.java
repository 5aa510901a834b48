package dev.signlab.registry.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The way to a registry: the platform's HTTP client, and nothing that the lab's client does. */
final class Wire implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;

  Wire(String url) {
    this.url = url;
  }

  /** Returns the address of something below {@code /v2/}. */
  URI at(String path) {
    return URI.create(url + "/v2/" + path);
  }

  /** Returns an address with one more parameter. */
  static URI with(URI uri, String parameter, String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    String mark = uri.getRawQuery() == null ? "?" : "&";
    return URI.create(uri + mark + parameter + "=" + encoded);
  }

  Answer get(URI uri, String... fields) {
    return send("GET", uri, BodyPublishers.noBody(), fields);
  }

  Answer ask(String method, URI uri, String... fields) {
    return send(method, uri, BodyPublishers.noBody(), fields);
  }

  /** Sends bytes with their length before them. */
  Answer send(String method, URI uri, byte[] body, String... fields) {
    return send(method, uri, BodyPublishers.ofByteArray(body), fields);
  }

  /** Sends bytes in HTTP's own chunks, as one does who does not know yet how many there are. */
  Answer stream(String method, URI uri, byte[] body, String... fields) {
    var unmeasured = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send(method, uri, unmeasured, fields);
  }

  private Answer send(String method, URI uri, BodyPublisher body, String... fields) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    for (int i = 0; i < fields.length; i += 2) {
      request.header(fields[i], fields[i + 1]);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError("no whole answer to " + method + " " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
