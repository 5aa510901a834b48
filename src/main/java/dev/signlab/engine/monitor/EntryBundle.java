package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.transparency.tile.TilePath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes a file of entries apart: each stands behind its length, two bytes (C2SP tlog-tiles). */
final class EntryBundle {

  /** The most bytes of a file of entries: each is as long as its two bytes can say. */
  static final int LARGEST = TilePath.FULL * (2 + 0xffff);

  private EntryBundle() {}

  static List<byte[]> parse(byte[] bytes, int width, String what) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<byte[]> entries = new ArrayList<>();
    while (in.hasRemaining()) {
      int length = in.remaining() < 2 ? Integer.MAX_VALUE : in.getShort() & 0xffff;
      if (length > in.remaining() || entries.size() == width) {
        throw malformed(what, width, "other lengths");
      }
      byte[] entry = new byte[length];
      in.get(entry);
      entries.add(entry);
    }
    if (entries.size() != width) {
      throw malformed(what, width, entries.size() + " entries");
    }
    return entries;
  }

  private static LabException malformed(String what, int width, String found) {
    return Problem.of(what + " is malformed")
        .expected(width + " entries, each after its length")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
