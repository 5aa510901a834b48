package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Response;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import java.util.Optional;

/** Reads a manifest from an answer, and believes nothing that its digest does not bear out. */
final class ManifestAnswer {

  private ManifestAnswer() {}

  static Manifest read(Response response, Reference reference) {
    String what = "manifest of " + reference;
    byte[] bytes = response.bytes(Manifest.LARGEST);
    Optional<Digest> expected =
        reference instanceof DigestReference fixed
            ? Optional.of(fixed.digest())
            : response.header("Docker-Content-Digest").map(Digest::parse);
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

  static Optional<Descriptor> described(Response response) {
    Optional<String> digest = response.header("Docker-Content-Digest");
    Optional<String> type = response.header("Content-Type");
    Optional<String> length = response.header("Content-Length");
    if (digest.isEmpty() || type.isEmpty() || length.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Descriptor(
            MediaType.ofHeader(type.get()),
            Digest.parse(digest.get()),
            Long.parseLong(length.get())));
  }
}
