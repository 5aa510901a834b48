package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signlab.json.Base64Text;
import java.util.Base64;

/** Packets as text: Base64 with a checksum between two lines (RFC 9580, section 6.2). */
public final class Armor {

  private static final String BEGIN = "-----BEGIN PGP ";
  private static final int LINE = 64;
  private static final int CRC_START = 0xb704ce;
  private static final int CRC_POLYNOMIAL = 0x1864cfb;

  private Armor() {}

  /**
   * Writes octets as text.
   *
   * @param kind {@code SIGNATURE} or {@code PUBLIC KEY BLOCK}
   */
  public static String of(String kind, byte[] bytes) {
    StringBuilder text = new StringBuilder(BEGIN + kind + "-----\n\n");
    String base64 = Base64.getEncoder().encodeToString(bytes);
    for (int i = 0; i < base64.length(); i += LINE) {
      text.append(base64, i, Math.min(i + LINE, base64.length())).append('\n');
    }
    return text.append('=')
        .append(sum(bytes))
        .append("\n-----END PGP ")
        .append(kind)
        .append("-----\n")
        .toString();
  }

  /** Returns the octets of a text, or what was given where it is no such text. */
  static byte[] bare(byte[] given, String what) {
    String text = new String(given, ISO_8859_1).replace("\r", "");
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return given;
    }
    int head = text.indexOf("\n\n", begin);
    int end = text.indexOf("-----END PGP ", begin);
    if (head < 0 || end < head) {
      throw Octets.malformed(what, "armour without an empty line, or without its last line");
    }
    return checked(text.substring(head, end), what);
  }

  private static byte[] checked(String inside, String what) {
    int mark = inside.lastIndexOf("\n=");
    String body = (mark < 0 ? inside : inside.substring(0, mark)).replaceAll("\\s", "");
    byte[] bytes =
        Base64Text.decode(body).orElseThrow(() -> Octets.malformed(what, "no Base64 in it"));
    if (mark >= 0 && !inside.substring(mark + 2).strip().equals(sum(bytes))) {
      throw Octets.malformed(what, "a checksum of armour that does not fit");
    }
    return bytes;
  }

  /** The CRC of section 6.1.1: it finds slips of a copy, and proves nothing. */
  private static String sum(byte[] bytes) {
    int crc = CRC_START;
    for (byte each : bytes) {
      crc ^= (each & 0xff) << 16;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        crc ^= (crc & 0x1000000) == 0 ? 0 : CRC_POLYNOMIAL;
      }
    }
    byte[] three = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
    return Base64.getEncoder().encodeToString(three);
  }
}
