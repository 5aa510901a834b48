package dev.signlab.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes the few values of the distinguished encoding rules (X.690) of which keys are made. */
final class DerWriter {

  private DerWriter() {}

  static byte[] sequence(byte[]... values) {
    return tagged(DerReader.SEQUENCE, join(values));
  }

  static byte[] context(int number, byte[] value) {
    return tagged(DerReader.CONTEXT + number, value);
  }

  static byte[] integer(BigInteger value) {
    return tagged(DerReader.INTEGER, value.toByteArray());
  }

  static byte[] octets(byte[] value) {
    return tagged(DerReader.OCTET_STRING, value);
  }

  static byte[] text(byte[] utf8) {
    return tagged(DerReader.UTF8_STRING, utf8);
  }

  static byte[] bits(byte[] value) {
    return tagged(DerReader.BIT_STRING, join(new byte[] {0}, value));
  }

  static byte[] nothing() {
    return tagged(DerReader.NULL, new byte[0]);
  }

  static byte[] objectIdentifier(String text) {
    String[] arcs = text.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeArc(out, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
    for (String arc : Arrays.asList(arcs).subList(2, arcs.length)) {
      writeArc(out, Long.parseLong(arc));
    }
    return tagged(DerReader.OBJECT_IDENTIFIER, out.toByteArray());
  }

  /** A whole number in a fixed count of bytes, as SEC 1 writes coordinates and private keys. */
  static byte[] fixed(BigInteger value, int length) {
    byte[] shortest = value.toByteArray();
    byte[] fixed = new byte[length];
    int kept = Math.min(shortest.length, length);
    System.arraycopy(shortest, shortest.length - kept, fixed, length - kept, kept);
    return fixed;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] tagged(int tag, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (value.length < 0x80) {
      out.write(value.length);
    } else {
      byte[] length = BigInteger.valueOf(value.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 + length.length - skip);
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static void writeArc(ByteArrayOutputStream out, long arc) {
    int shift = 0;
    while (arc >>> (shift + 7) != 0) {
      shift += 7;
    }
    for (; shift > 0; shift -= 7) {
      out.write((int) (0x80 | ((arc >>> shift) & 0x7f)));
    }
    out.write((int) (arc & 0x7f));
  }
}
