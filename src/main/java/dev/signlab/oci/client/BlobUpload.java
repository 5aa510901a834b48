package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Response;
import dev.signlab.oci.name.Repository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Brings blobs into a registry (distribution-spec, Pushing blobs: POST then PUT; Mounting). */
final class BlobUpload {

  private static final Headers OCTETS =
      Headers.NONE.with("Content-Type", "application/octet-stream");

  private final RegistryHttp http;

  BlobUpload(RegistryHttp http) {
    this.http = http;
  }

  void push(Repository repository, Digest digest, Body body) {
    finish(repository, begin(repository), digest, body);
  }

  /** Returns whether the registry took the blob over; else it has begun an upload we abandon. */
  boolean mount(Repository from, Repository to, Digest digest) {
    String path =
        uploads(to) + "?mount=" + encoded(digest.toString()) + "&from=" + encoded(from.path());
    String scope = Scopes.push(to) + " " + Scopes.pull(from);
    try (Response response =
        http.send(to.registry(), scope, "POST", path, Headers.NONE, Body.NONE)) {
      if (response.status() == 202) {
        response.header("Location").ifPresent(place -> abandon(to, place));
      }
      return response.status() == 201;
    }
  }

  private String begin(Repository repository) {
    try (Response response =
        http.send(
            repository.registry(),
            Scopes.push(repository),
            "POST",
            uploads(repository),
            Headers.NONE,
            Body.NONE)) {
      Optional<String> place = response.header("Location");
      if (response.status() != 202 || place.isEmpty()) {
        throw RegistryProblems.unexpected(
            repository.registry(), response, "begin an upload to " + repository);
      }
      return response.uri().resolve(place.get()).toString();
    }
  }

  private void finish(Repository repository, String place, Digest digest, Body body) {
    String target =
        place + (place.contains("?") ? "&" : "?") + "digest=" + encoded(digest.toString());
    try (Response response =
        http.send(repository.registry(), Scopes.push(repository), "PUT", target, OCTETS, body)) {
      if (response.status() != 201) {
        throw RegistryProblems.unexpected(
            repository.registry(), response, "upload blob " + digest + " to " + repository);
      }
    }
  }

  private void abandon(Repository repository, String place) {
    http.send(
            repository.registry(),
            Scopes.push(repository),
            "DELETE",
            place,
            Headers.NONE,
            Body.NONE)
        .close();
  }

  private static String uploads(Repository repository) {
    return "/v2/" + repository.path() + "/blobs/uploads/";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
