package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Response;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.util.Optional;

/** Reads a manifest from an answer, and believes nothing that its digest does not bear out. */
final class ManifestAnswer {

  private ManifestAnswer() {}

  static Manifest read(Response response, Reference reference) {
    String what = "manifest of " + reference;
    AnswerProblems.refusePages(reference.registry(), response);
    byte[] bytes = response.bytes(Manifest.LARGEST);
    Optional<Digest> expected =
        reference instanceof DigestReference fixed
            ? Optional.of(fixed.digest())
            : promised(reference, response);
    expected
        .filter(digest -> !digest.matches(bytes))
        .ifPresent(
            digest -> {
              throw RegistryProblems.mismatch(what, digest.toString(), Digest.of(bytes).toString());
            });
    try {
      return Manifest.parse(bytes, response.header("Content-Type").map(MediaType::ofHeader), what);
    } catch (LabException e) {
      throw RegistryProblems.malformed(what, e);
    }
  }

  private static Optional<Digest> promised(Reference reference, Response response) {
    String field = "Docker-Content-Digest";
    try {
      return response.header(field).map(Digest::parse);
    } catch (LabException e) {
      throw RegistryProblems.malformed(field + " of " + reference, e);
    }
  }

  static Optional<Descriptor> described(Reference reference, Response response) {
    Optional<Digest> digest = promised(reference, response);
    Optional<String> type = response.header("Content-Type");
    Optional<String> length = response.header("Content-Length");
    if (digest.isEmpty() || type.isEmpty() || length.filter(ManifestAnswer::isSize).isEmpty()) {
      return Optional.empty();
    }
    long size = Long.parseLong(length.get());
    return Optional.of(new Descriptor(MediaType.ofHeader(type.get()), digest.get(), size));
  }

  static Optional<Descriptor> blob(Repository repository, Digest digest, Response response) {
    if (response.status() == 404) {
      return Optional.empty();
    }
    if (!response.isSuccess()) {
      throw RegistryProblems.unexpected(repository.registry(), response, "find blob " + digest);
    }
    String length =
        response
            .header("Content-Length")
            .filter(ManifestAnswer::isSize)
            .orElseThrow(() -> RegistryProblems.noSize(repository, digest, response));
    MediaType bytes = new MediaType("application/octet-stream");
    return Optional.of(new Descriptor(bytes, digest, Long.parseLong(length)));
  }

  private static boolean isSize(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
