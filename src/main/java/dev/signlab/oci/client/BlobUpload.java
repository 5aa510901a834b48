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

  /** Pushes a blob; an upload that broke off is begun again, since its place may be gone. */
  void push(Repository repository, Digest digest, Body body) {
    try (Response response =
        http.retried(repository.registry(), () -> attempt(repository, digest, body))) {
      if (response.status() != 201) {
        throw RegistryProblems.unexpected(
            repository.registry(), response, "upload blob " + digest + " to " + repository);
      }
    }
  }

  /** Returns whether the registry took the blob over; else it has begun an upload we abandon. */
  boolean mount(Repository from, Repository to, Digest digest) {
    String path =
        uploads(to) + "?mount=" + encoded(digest.toString()) + "&from=" + encoded(from.path());
    String scope = Scopes.push(to) + " " + Scopes.pull(from);
    try (Response response =
        http.send(to.registry(), scope, "POST", path, Headers.NONE, Body.NONE)) {
      if (response.status() == 202) {
        response
            .header("Location")
            .map(place -> http.place(to.registry(), response, place).toString())
            .ifPresent(place -> abandon(to, place));
      }
      return response.status() == 201;
    }
  }

  private Response attempt(Repository repository, Digest digest, Body body) {
    Response begun = sendOnce(repository, "POST", uploads(repository), Headers.NONE, Body.NONE);
    Optional<String> place = begun.header("Location");
    if (begun.status() != 202 || place.isEmpty()) {
      return begun;
    }
    begun.close();
    String whole = http.place(repository.registry(), begun, place.get()).toString();
    String target =
        whole + (whole.contains("?") ? "&" : "?") + "digest=" + encoded(digest.toString());
    return sendOnce(repository, "PUT", target, OCTETS, body);
  }

  private Response sendOnce(
      Repository repository, String method, String place, Headers headers, Body body) {
    return http.sendOnce(
        repository.registry(), Scopes.push(repository), method, place, headers, body);
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
