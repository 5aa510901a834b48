package dev.signlab.http.server;

import dev.signlab.http.BodyPreview;
import java.nio.ByteBuffer;

/** Counts the bytes of a body, and keeps the first of them where somebody wants to see them. */
final class Beginning {

  private final byte[] kept;
  private int used;
  private long length;

  Beginning(boolean isKept) {
    kept = new byte[isKept ? BodyPreview.KEPT : 0];
  }

  void add(byte[] bytes, int offset, int count) {
    int more = Math.min(count, kept.length - used);
    System.arraycopy(bytes, offset, kept, used, more);
    used += more;
    length += count;
  }

  /** Adds what a buffer holds, and leaves it there. */
  void add(ByteBuffer bytes) {
    int more = Math.min(bytes.remaining(), kept.length - used);
    bytes.get(bytes.position(), kept, used, more);
    used += more;
    length += bytes.remaining();
  }

  long length() {
    return length;
  }

  BodyPreview preview() {
    return BodyPreview.of(kept, used, length);
  }
}
