package dev.signlab.sigstore.protowire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a message of protobuf. Not safe for use by several threads. */
public final class WireWriter {

  private static final int LENGTH = 2;
  private static final int TYPE_BITS = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Writes a text; an empty one is left out, as it is the one that readers take for granted. */
  public WireWriter text(int number, String text) {
    return text.isEmpty() ? this : bytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes texts, each as a field of its own. */
  public WireWriter texts(int number, List<String> texts) {
    texts.forEach(each -> bytes(number, each.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Writes a message. */
  public WireWriter message(int number, WireWriter message) {
    return bytes(number, message.bytes());
  }

  /** Writes bytes. */
  public WireWriter bytes(int number, byte[] bytes) {
    varint((long) number << TYPE_BITS | LENGTH);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(long number) {
    long rest = number;
    while (rest >>> 7 != 0) {
      out.write((int) (0x80 | (rest & 0x7f)));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Returns what was written. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
