package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code /v2/<name>/blobs/<digest>}: bytes by their digest, whole or in part. */
final class BlobEndpoint {

  private static final int BUFFER = 128 << 10;

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
    if (!store.with(references -> references.hasBlob(repository, digest))) {
      throw unknown(digest);
    }
    try (FileChannel channel =
        FileChannel.open(store.blobs().file(digest), StandardOpenOption.READ)) {
      send(call, digest, channel);
    } catch (NoSuchFileException e) {
      throw unknown(digest);
    }
  }

  private static void send(Call call, Digest digest, FileChannel channel) throws IOException {
    long size = channel.size();
    call.set("Docker-Content-Digest", digest.toString());
    call.set("ETag", "\"" + digest + "\"");
    call.set("Cache-Control", "max-age=31536000");
    call.set("Accept-Ranges", "bytes");
    if (isKnownToClient(call, digest)) {
      call.answer(304);
      return;
    }
    call.set("Content-Type", "application/octet-stream");
    Optional<ByteRange> range = ByteRange.requested(call, size);
    range.ifPresent(part -> call.set("Content-Range", part.contentRange(size)));
    ByteRange wanted = range.orElse(new ByteRange(0, size));
    OutputStream out = call.answer(range.isPresent() ? 206 : 200, wanted.length());
    if (!call.isHead()) {
      copy(channel, wanted, out);
    }
  }

  static boolean isKnownToClient(Call call, Digest digest) {
    return call.headers("If-None-Match").filter(known -> known.contains(digest.hex())).isPresent();
  }

  /** Stops short when the file is shorter than it was, so the client sees a cut answer. */
  private static void copy(FileChannel channel, ByteRange range, OutputStream out)
      throws IOException {
    byte[] bytes = new byte[(int) Math.min(BUFFER, range.length())];
    long at = range.first();
    while (at < range.end()) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, range.end() - at));
      int n = channel.read(buffer, at);
      if (n < 0) {
        return;
      }
      out.write(bytes, 0, n);
      at += n;
    }
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
