package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** {@code /v2/<name>/blobs/<digest>}: bytes by their digest, whole or in part. */
final class BlobEndpoint {

  private final RegistryStore store;

  BlobEndpoint(RegistryStore store) {
    this.store = store;
  }

  void handle(Call call, String repository, Digest digest) throws IOException {
    switch (call.method()) {
      case "GET", "HEAD" -> get(call, repository, digest);
      case "DELETE" -> delete(call, repository, digest);
      default -> throw Methods.refused(call, "GET", "HEAD", "DELETE");
    }
  }

  private void get(Call call, String repository, Digest digest) throws IOException {
    if (!store.hasBlob(repository, digest) || isDamaged(call, digest)) {
      throw unknown(digest);
    }
    try (BlobContent content = store.blobs().open(digest)) {
      send(call, digest, content);
    } catch (NoSuchFileException e) {
      throw unknown(digest);
    }
  }

  /** Who only asks whether a blob is there would not send it; who reads it sees what is there. */
  private boolean isDamaged(Call call, Digest digest) throws IOException {
    return call.method().equals("HEAD") && !store.blobs().isSound(digest);
  }

  private static void send(Call call, Digest digest, BlobContent content) throws IOException {
    long size = content.size();
    call.set("Docker-Content-Digest", digest.toString());
    call.set("ETag", "\"" + digest + "\"");
    call.set("Cache-Control", "max-age=31536000");
    call.set("Accept-Ranges", "bytes");
    if (isKnownToClient(call, digest)) {
      call.answer(304);
      return;
    }
    call.set("Content-Type", "application/octet-stream");
    Optional<ByteRange> range =
        wantsPart(call, digest) ? ByteRange.of(call, size) : Optional.empty();
    range.ifPresent(part -> call.set("Content-Range", part.contentRange(size)));
    ByteRange wanted = range.orElse(new ByteRange(0, size));
    content.answer(call, range.isPresent() ? 206 : 200, wanted);
  }

  /**
   * A range counts for GET alone, and with {@code If-Range} only while the client's first part is
   * of this blob (RFC 9110, sections 14.2 and 13.1.5); a date never is, since blobs have none.
   */
  private static boolean wantsPart(Call call, Digest digest) {
    return call.method().equals("GET")
        && call.headers("Range").isPresent()
        && EntityTags.of(call, "If-Range").map(tags -> tags.matches(digest)).orElse(true);
  }

  static boolean isKnownToClient(Call call, Digest digest) {
    return EntityTags.of(call, "If-None-Match")
        .filter(known -> known.matchesWeakly(digest))
        .isPresent();
  }

  private void delete(Call call, String repository, Digest digest) throws IOException {
    if (!store.with(references -> references.unlinkBlob(repository, digest))) {
      throw unknown(digest);
    }
    call.answer(202);
  }

  private static RegistryError unknown(Digest digest) {
    return RegistryError.of(ErrorCode.BLOB_UNKNOWN, "blob unknown to registry").about(digest);
  }
}
