package dev.signlab.sbom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A header as rpm's database keeps it. */
final class RpmBlob {

  private final ByteBuffer index = ByteBuffer.allocate(16 * 10);
  private final ByteArrayOutputStream store = new ByteArrayOutputStream();
  private int entries;

  private RpmBlob() {}

  static byte[] of(String name, String version, String release, int epoch, String licence) {
    RpmBlob blob = new RpmBlob();
    blob.entry(1003, 4, ByteBuffer.allocate(4).putInt(epoch).array());
    blob.text(1000, name);
    blob.text(1001, version);
    blob.text(1002, release);
    blob.text(1014, licence);
    blob.text(1022, "x86_64");
    byte[] values = blob.store.toByteArray();
    ByteBuffer all = ByteBuffer.allocate(8 + 16 * blob.entries + values.length);
    all.putInt(blob.entries).putInt(values.length);
    all.put(blob.index.array(), 0, 16 * blob.entries).put(values);
    return all.array();
  }

  private void text(int tag, String text) {
    entry(tag, 6, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private void entry(int tag, int type, byte[] value) {
    index.putInt(tag).putInt(type).putInt(store.size()).putInt(1);
    store.writeBytes(value);
    entries++;
  }
}
