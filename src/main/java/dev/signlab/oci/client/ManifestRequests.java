package dev.signlab.oci.client;

import dev.signlab.http.Body;
import dev.signlab.http.Headers;
import dev.signlab.http.Response;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests of {@code /v2/<name>/manifests/<reference>} (distribution-spec, end-3, 7 and 9). */
final class ManifestRequests {

  private static final Headers MANIFESTS =
      Headers.NONE.with(
          "Accept",
          Stream.of(
                  MediaType.OCI_MANIFEST,
                  MediaType.OCI_INDEX,
                  MediaType.DOCKER_MANIFEST,
                  MediaType.DOCKER_MANIFEST_LIST)
              .map(MediaType::value)
              .collect(Collectors.joining(", ")));

  private final RegistryHttp http;

  ManifestRequests(RegistryHttp http) {
    this.http = http;
  }

  /** Returns whether the registry says that it noticed the subject. */
  boolean put(Reference reference, Manifest manifest, Headers condition) {
    Repository repository = reference.repository();
    Headers headers = condition.with("Content-Type", manifest.mediaType().value());
    try (Response response =
        http.send(
            reference.registry(),
            Scopes.push(repository),
            "PUT",
            path(reference),
            headers,
            Body.of(manifest.bytes()))) {
      if (!response.isSuccess()) {
        throw RegistryProblems.unexpected(reference.registry(), response, "push " + reference);
      }
      return response.header("OCI-Subject").isPresent();
    }
  }

  Response delete(Reference reference) {
    return http.send(
        reference.registry(),
        Scopes.delete(reference.repository()),
        "DELETE",
        path(reference),
        Headers.NONE,
        Body.NONE);
  }

  Response request(String method, Reference reference) {
    return http.send(
        reference.registry(),
        Scopes.pull(reference.repository()),
        method,
        path(reference),
        MANIFESTS,
        Body.NONE);
  }

  private static String path(Reference reference) {
    return "/v2/" + reference.repository().path() + "/manifests/" + reference.identifier();
  }
}
