package dev.signlab.crypto.openpgp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One packet (RFC 9580, section 4): a tag and a body.
 *
 * @param tag what it is
 * @param body its octets
 */
@SuppressWarnings("ArrayRecordComponent")
record Packet(int tag, byte[] body) {

  static final int SIGNATURE = 2;
  static final int PUBLIC_KEY = 6;
  static final int USER_ID = 13;
  private static final int MOST = 1000;
  private static final int ONE_OCTET = 192;
  private static final int TWO_OCTETS = 224;

  Packet {
    body = body.clone();
  }

  /** Reads all packets; lengths of unknown and partial kind are refused. */
  static List<Packet> all(byte[] bytes, String what) {
    Octets in = new Octets(bytes, what);
    List<Packet> packets = new ArrayList<>();
    while (!in.isEmpty()) {
      if (packets.size() == MOST) {
        throw Octets.malformed(what, "more than " + MOST + " packets");
      }
      packets.add(next(in, what));
    }
    return List.copyOf(packets);
  }

  private static Packet next(Octets in, String what) {
    int head = in.octet();
    if ((head & 0x80) == 0) {
      throw Octets.malformed(what, "a first octet that begins no packet");
    }
    boolean isOld = (head & 0x40) == 0;
    int tag = isOld ? head >> 2 & 0x0f : head & 0x3f;
    long length = isOld ? oldLength(in, head & 3, what) : length(in, what);
    return new Packet(tag, in.take(length));
  }

  private static long oldLength(Octets in, int kind, String what) {
    return switch (kind) {
      case 0 -> in.octet();
      case 1 -> in.two();
      case 2 -> in.four();
      default -> throw Octets.malformed(what, "a packet without a length");
    };
  }

  /** Reads a length in the form that packets and subpackets share (sections 4.2.1 and 5.2.3.7). */
  static long length(Octets in, String what) {
    int first = in.octet();
    if (first < ONE_OCTET) {
      return first;
    }
    if (first < TWO_OCTETS) {
      return (((long) first - ONE_OCTET) << 8) + in.octet() + ONE_OCTET;
    }
    if (first < 0xff) {
      throw Octets.malformed(what, "a packet in parts");
    }
    return in.four();
  }

  /** Returns the packet with its head, its length in five octets, which every program reads. */
  byte[] encoded() {
    return joined(new byte[] {(byte) (0xc0 | tag), (byte) 0xff}, four(body.length), body);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] two(long number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  static byte[] four(long number) {
    return joined(two(number >> 16), two(number));
  }

  /** Writes a multiprecision integer (section 3.2). */
  static byte[] integer(byte[] magnitude) {
    BigInteger number = new BigInteger(1, magnitude);
    byte[] bytes = number.toByteArray();
    int skip = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    byte[] bare = Arrays.copyOfRange(bytes, skip, bytes.length);
    return joined(two(number.bitLength()), bare);
  }
}
