package dev.signlab.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;

/** One blob on its way in chunks (distribution-spec, section Pushing a blob in chunks). */
final class Chunks {

  /** Chunks are at least so long, and longer where the registry asks for it. */
  static final int SHORTEST = 1024;

  private final Wire wire;
  private final Bytes blob;
  private final Way way;
  private final int size;
  private URI at;

  /** Goes on from the answer that opened the upload. */
  Chunks(Wire wire, Bytes blob, Way way, Answer opened) {
    this.wire = wire;
    this.blob = blob;
    this.way = way;
    this.at = opened.location();
    int asked = opened.field("OCI-Chunk-Min-Length").map(Integer::parseInt).orElse(0);
    int third = blob.length() / 3 + 1;
    this.size = Math.min(blob.length(), Math.max(SHORTEST, Math.max(third, asked)));
  }

  /** Sends all of them, and returns the answer to the PUT that ends it. */
  Answer send() {
    for (int first = 0; first < blob.length(); first += size) {
      if (way.isInDisorder()) {
        sendAnother(first);
      }
      int end = end(first);
      Answer answer = send(first, end);
      if (closes(end)) {
        return answer;
      }
      at = answer.is(202).location();
    }
    return wire.ask("PUT", closed(), "Content-Type", Blobs.OCTETS);
  }

  /** A chunk whose turn it is not: refused, and where the upload stands can be asked for. */
  private void sendAnother(int turn) {
    int first = turn + size < blob.length() ? turn + size : 0;
    send(first, end(first)).is(416);
    Answer standing = wire.get(at).is(204);
    String range = standing.field("Range").orElse("");
    assertThat(range).as("where the upload stands").matches("0-[0-9]+");
    if (turn > 0) {
      assertThat(range).as("where the upload stands").isEqualTo("0-" + (turn - 1));
    }
    at = standing.location();
  }

  private Answer send(int first, int end) {
    byte[] chunk = Arrays.copyOfRange(blob.content(), first, end);
    URI target = closes(end) ? closed() : at;
    String range = first + "-" + (end - 1);
    return wire.send(
        closes(end) ? "PUT" : "PATCH",
        target,
        chunk,
        "Content-Type",
        Blobs.OCTETS,
        "Content-Range",
        range);
  }

  private int end(int first) {
    return Math.min(first + size, blob.length());
  }

  private boolean closes(int end) {
    return way.endsInPut() && end == blob.length();
  }

  private URI closed() {
    return Wire.with(at, "digest", blob.digest());
  }
}
