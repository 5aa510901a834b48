package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** {@code /v2/<name>/blobs/uploads/…}: bytes on their way in, whole or in chunks. */
final class UploadEndpoint {

  /** The largest blob: larger than any image a lab needs, smaller than a disk. */
  private static final long LARGEST = 16L << 30;

  private final RegistryStore store;
  private final Uploads uploads;

  UploadEndpoint(RegistryStore store, Uploads uploads) {
    this.store = store;
    this.uploads = uploads;
  }

  void begin(Call call, String repository) throws IOException {
    Methods.require(call, "POST");
    if (mounted(call, repository)) {
      return;
    }
    Optional<Digest> digest = call.query("digest").map(Names::digest);
    Upload upload = uploads.start(repository);
    boolean isKept = false;
    try {
      if (digest.isPresent()) {
        finish(call, upload, digest.get());
      } else {
        upload.append(call.body(LARGEST));
        progress(call, upload, 202);
      }
      isKept = true;
    } finally {
      if (!isKept) {
        // Its client was never told of it.
        drop(upload);
      }
    }
  }

  void handle(Call call, String repository, String id) throws IOException {
    switch (call.method()) {
      case "GET", "HEAD" -> progress(call, uploads.find(repository, id), 204);
      case "PATCH" -> append(call, uploads.find(repository, id));
      case "PUT" -> put(call, uploads.find(repository, id));
      case "DELETE" -> cancel(call, uploads.find(repository, id));
      default -> throw Methods.refused(call, "GET", "HEAD", "PATCH", "PUT", "DELETE");
    }
  }

  /** A blob of another repository needs no second way over the wire. */
  private boolean mounted(Call call, String repository) throws IOException {
    Optional<String> mount = call.query("mount");
    Optional<String> from = call.query("from");
    if (mount.isEmpty() || from.isEmpty()) {
      return false;
    }
    Digest digest = Names.digest(mount.get());
    String source = Names.repository(from.get());
    boolean isThere = store.hasBlob(source, digest) && store.blobs().isSound(digest);
    if (isThere) {
      link(repository, digest);
      created(call, repository, digest);
    }
    return isThere;
  }

  private void append(Call call, Upload upload) throws IOException {
    appendBody(call, upload);
    progress(call, upload, 202);
  }

  /** An upload for which there is no room gives back what it took. */
  private void appendBody(Call call, Upload upload) throws IOException {
    InputStream body = call.body(LARGEST - Math.min(LARGEST, upload.offset()));
    try {
      appendBody(call, upload, body);
    } catch (IOException e) {
      if (Reason.isDiskFull(e)) {
        drop(upload);
      }
      throw e;
    }
  }

  private static void appendBody(Call call, Upload upload, InputStream body) throws IOException {
    Optional<String> range = call.header("Content-Range");
    if (range.isEmpty()) {
      upload.append(body);
      return;
    }
    ChunkRange chunk = ChunkRange.parse(range.get(), call.header("Content-Length"));
    try {
      upload.appendAt(chunk.first(), body);
    } catch (RegistryError e) {
      place(call, upload);
      throw e;
    }
  }

  private void put(Call call, Upload upload) throws IOException {
    String digest =
        call.query("digest")
            .orElseThrow(() -> RegistryError.of(ErrorCode.DIGEST_INVALID, "digest missing"));
    finish(call, upload, Names.digest(digest));
  }

  private void finish(Call call, Upload upload, Digest digest) throws IOException {
    appendBody(call, upload);
    try {
      upload.finish(digest, store.blobs());
    } finally {
      drop(upload);
    }
    link(upload.repository(), digest);
    created(call, upload.repository(), digest);
  }

  private void drop(Upload upload) throws IOException {
    upload.giveUp();
    uploads.forget(upload);
  }

  private void cancel(Call call, Upload upload) throws IOException {
    upload.cancel();
    uploads.forget(upload);
    call.answer(204);
  }

  private void link(String repository, Digest digest) throws IOException {
    store.with(
        references -> {
          references.linkBlob(repository, digest);
          return digest;
        });
  }

  private static void created(Call call, String repository, Digest digest) throws IOException {
    call.set("Location", "/v2/" + repository + "/blobs/" + digest);
    call.set("Docker-Content-Digest", digest.toString());
    call.answer(201);
  }

  private static void progress(Call call, Upload upload, int status) throws IOException {
    place(call, upload);
    call.answer(status);
  }

  /** An upload without bytes is shown as 0-0, since no range can say "nothing". */
  private static void place(Call call, Upload upload) {
    call.set("Location", "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id());
    call.set("Range", "0-" + Math.max(0, upload.offset() - 1));
    call.set("Docker-Upload-UUID", upload.id());
  }
}
