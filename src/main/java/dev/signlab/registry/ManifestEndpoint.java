package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.http.server.Call;
import dev.signlab.oci.model.Manifest;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** {@code /v2/<name>/manifests/<tag or digest>}. */
final class ManifestEndpoint {

  private final RegistryStore store;
  private final Expiry expiry;

  ManifestEndpoint(RegistryStore store, Expiry expiry) {
    this.store = store;
    this.expiry = expiry;
  }

  void handle(Call call, String repository, String reference) throws IOException {
    Optional<Digest> digest =
        reference.indexOf(':') < 0 ? Optional.empty() : Optional.of(Names.digest(reference));
    String tag = digest.isPresent() ? "" : Names.tag(reference);
    switch (call.method()) {
      case "GET" -> get(call, repository, tag, digest);
      case "HEAD" -> head(call, repository, tag, digest);
      case "PUT" -> put(call, repository, tag, digest);
      case "DELETE" -> delete(call, repository, tag, digest);
      default -> throw Methods.refused(call, "GET", "HEAD", "PUT", "DELETE");
    }
  }

  /** Who only asks whether a manifest is there is told so that a push puts it there again. */
  private void head(Call call, String repository, String tag, Optional<Digest> named)
      throws IOException {
    try {
      get(call, repository, tag, named);
    } catch (DamagedException e) {
      throw unknown(Reason.of(e));
    }
  }

  private void get(Call call, String repository, String tag, Optional<Digest> named)
      throws IOException {
    Kept kept = store.with(references -> find(references, repository, tag, named));
    Accepted.require(call, kept.mediaType());
    call.set("Docker-Content-Digest", kept.digest().toString());
    call.set("ETag", "\"" + kept.digest() + "\"");
    if (BlobEndpoint.isKnownToClient(call, kept.digest())) {
      call.answer(304);
      return;
    }
    call.answer(200, kept.mediaType(), bytes(kept.digest()));
  }

  private static Kept find(
      References references, String repository, String tag, Optional<Digest> named)
      throws IOException {
    Digest digest = named.isPresent() ? named.get() : tagged(references, repository, tag);
    String mediaType = references.manifest(repository, digest).orElseThrow(() -> unknown(digest));
    return new Kept(digest, mediaType);
  }

  private static Digest tagged(References references, String repository, String tag)
      throws IOException {
    return references.soundTag(repository, tag).orElseThrow(() -> unknown(tag));
  }

  private byte[] bytes(Digest digest) throws IOException {
    try {
      return store.blobs().read(digest);
    } catch (NoSuchFileException e) {
      throw unknown(digest);
    }
  }

  private void put(Call call, String repository, String tag, Optional<Digest> named)
      throws IOException {
    byte[] bytes = call.readBody(Manifest.LARGEST);
    Digest digest = Digest.of(named.map(Digest::algorithm).orElse(DigestAlgorithm.SHA256), bytes);
    if (named.isPresent() && !named.get().equals(digest)) {
      throw RegistryError.of(
              ErrorCode.DIGEST_INVALID, "provided digest did not match uploaded content")
          .about(named.get());
    }
    PushedManifest pushed = PushedManifest.parse(bytes, digest, call.header("Content-Type"));
    change(call, repository, tag, named, references -> keep(references, repository, tag, pushed));
    pushed.subject().ifPresent(subject -> call.set("OCI-Subject", subject.toString()));
    call.set("Location", "/v2/" + repository + "/manifests/" + digest);
    call.set("Docker-Content-Digest", digest.toString());
    call.answer(201);
  }

  /** Changes what a reference points at, in turn, if the client's condition holds. */
  private <T> T change(
      Call call, String repository, String tag, Optional<Digest> named, RegistryStore.Use<T> change)
      throws IOException {
    PutCondition condition = PutCondition.of(call);
    return store.withName(
        repository + ":" + named.map(Digest::toString).orElse(tag),
        references -> {
          condition.require(present(references, repository, tag, named));
          return change.apply(references);
        });
  }

  private static Optional<Digest> present(
      References references, String repository, String tag, Optional<Digest> named)
      throws IOException {
    if (named.isEmpty()) {
      return references.tag(repository, tag);
    }
    return references.manifest(repository, named.get()).isPresent() ? named : Optional.empty();
  }

  /** Each step leaves a sound store behind, should the process be killed after it. */
  private Digest keep(References references, String repository, String tag, PushedManifest pushed)
      throws IOException {
    pushed.requireContent(references, repository);
    Digest digest = pushed.digest();
    store.blobs().put(pushed.bytes(), digest);
    pushed
        .subject()
        .ifPresent(
            subject -> references.linkReferrer(repository, subject, digest, pushed.asReferrer()));
    references.linkManifest(repository, digest, pushed.mediaType());
    if (!tag.isEmpty()) {
      expiry.tagged(references, repository, tag);
      references.putTag(repository, tag, digest);
    }
    return digest;
  }

  private void delete(Call call, String repository, String tag, Optional<Digest> digest)
      throws IOException {
    boolean wasThere =
        change(
            call,
            repository,
            tag,
            digest,
            references ->
                digest.isPresent()
                    ? store.deleteManifest(references, repository, digest.get())
                    : references.deleteTag(repository, tag));
    if (!wasThere) {
      throw digest.isPresent() ? unknown(digest.get()) : unknown(tag);
    }
    call.answer(202);
  }

  private static RegistryError unknown(Object reference) {
    return RegistryError.of(ErrorCode.MANIFEST_UNKNOWN, "manifest unknown").about(reference);
  }

  /** A manifest that the repository has. */
  private record Kept(Digest digest, String mediaType) {}
}
