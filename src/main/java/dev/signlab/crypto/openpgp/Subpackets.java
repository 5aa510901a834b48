package dev.signlab.crypto.openpgp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a signature says of itself (RFC 9580, section 5.2.3.7). One that must be understood and is
 * not makes the signature unreadable.
 *
 * @param all in their order
 */
record Subpackets(List<Part> all) {

  private static final int CREATED = 2;
  private static final int SIGNATURE_ENDS = 3;
  private static final int KEY_ENDS = 9;
  private static final int ISSUER = 16;
  private static final int KEY_FLAGS = 27;
  private static final int FINGERPRINT = 33;

  /** Preferences and features are about encrypting, or name what is read anyway. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          CREATED,
          SIGNATURE_ENDS,
          KEY_ENDS,
          11,
          ISSUER,
          21,
          22,
          23,
          25,
          KEY_FLAGS,
          30,
          FINGERPRINT,
          34);

  private static final byte[] MAY_CERTIFY_AND_SIGN = {3};

  Subpackets {
    all = List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param type which
   * @param value its octets
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(int type, byte[] value) {}

  static Subpackets read(byte[] area, String what) {
    Octets in = new Octets(area, what);
    List<Part> all = new ArrayList<>();
    while (!in.isEmpty()) {
      long length = Packet.length(in, what);
      int type = in.octet();
      if ((type & 0x80) != 0 && !UNDERSTOOD.contains(type & 0x7f)) {
        throw Octets.malformed(what, "a critical subpacket of type " + (type & 0x7f));
      }
      all.add(new Part(type & 0x7f, in.take(length - 1)));
    }
    return new Subpackets(all);
  }

  /** Returns the area of a signature: when, by which key, and for keys what they are for. */
  static byte[] written(long created, byte[] fingerprint, boolean isCertification) {
    byte[] area =
        Packet.joined(
            part(CREATED, Packet.four(created)),
            part(FINGERPRINT, Packet.joined(new byte[] {4}, fingerprint)));
    return isCertification ? Packet.joined(area, part(KEY_FLAGS, MAY_CERTIFY_AND_SIGN)) : area;
  }

  /** Returns the part that older programs find the key by, which need not be signed. */
  static byte[] hint(byte[] keyId) {
    return part(ISSUER, keyId);
  }

  private static byte[] part(int type, byte[] value) {
    return Packet.joined(new byte[] {(byte) (value.length + 1), (byte) type}, value);
  }

  Optional<Long> created(String what) {
    return seconds(CREATED, what);
  }

  /** Returns how many seconds the signature holds; nothing where it has no end. */
  Optional<Long> signatureEnds(String what) {
    return seconds(SIGNATURE_ENDS, what).filter(each -> each > 0);
  }

  /** Returns how many seconds the key holds; nothing where it has no end. */
  Optional<Long> keyEnds(String what) {
    return seconds(KEY_ENDS, what).filter(each -> each > 0);
  }

  /** Returns the end of the fingerprint of the key that signed, in capital hexadecimal. */
  Optional<String> issuer() {
    return value(FINGERPRINT)
        .filter(value -> value.length > 20)
        .map(value -> HexFormat.of().withUpperCase().formatHex(value, 1, value.length))
        .or(() -> value(ISSUER).map(value -> HexFormat.of().withUpperCase().formatHex(value)));
  }

  private Optional<Long> seconds(int type, String what) {
    return value(type).map(value -> new Octets(value, what).four());
  }

  private Optional<byte[]> value(int type) {
    return all.stream().filter(part -> part.type() == type).findFirst().map(Part::value);
  }
}
