package dev.signlab.crypto.openpgp;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.UnsupportedPacketVersionException;
import org.bouncycastle.openpgp.PGPException;

/**
 * Reads the packets of a key or a signature (RFC 9580, section 4). The library reads more than is
 * judged here: other versions, packets in parts, octets behind what a packet holds.
 */
final class Packets {

  private static final int MOST = 1000;
  private static final String CUT =
      "an end in the middle: the file is cut off, or is something else";
  private static final int VERSION = 4;
  private static final int ONE_OCTET = 192;
  private static final int TWO_OCTETS = 224;
  private static final Set<Integer> VERSIONED = Set.of(PacketTags.SIGNATURE, PacketTags.PUBLIC_KEY);
  private static final Set<Integer> KNOWN =
      Set.of(
          PacketTags.SIGNATURE,
          PacketTags.PUBLIC_KEY,
          PacketTags.TRUST,
          PacketTags.USER_ID,
          PacketTags.PUBLIC_SUBKEY,
          PacketTags.USER_ATTRIBUTE);

  private Packets() {}

  /** Reads all packets. */
  static List<ContainedPacket> all(byte[] bytes, String what) {
    List<ContainedPacket> all = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      if (all.size() == MOST) {
        throw malformed(what, "more than " + MOST + " packets");
      }
      int body = at + head(bytes, at, what);
      long end = body + length(bytes, at, what);
      if (end > bytes.length) {
        throw malformed(what, CUT);
      }
      all.add(packet(Arrays.copyOfRange(bytes, at, (int) end), body - at, what));
      at = (int) end;
    }
    return List.copyOf(all);
  }

  private static ContainedPacket packet(byte[] octets, int body, String what) {
    BCPGInputStream in = new BCPGInputStream(new ByteArrayInputStream(octets));
    int tag = read(in::nextPacketTag, what, CUT);
    if ((octets[0] & 0x80) == 0 || !KNOWN.contains(tag)) {
      throw malformed(what, "octets that begin no packet of a key or a signature");
    }
    if (VERSIONED.contains(tag) && octet(octets, body, what) != VERSION) {
      throw malformed(what, "a key or a signature of version " + octets[body]);
    }
    ContainedPacket packet = read(() -> (ContainedPacket) in.readPacket(), what, CUT);
    byte[] again = read(packet::getEncoded, what, CUT);
    int start = head(again, 0, what);
    if (!Arrays.equals(octets, body, octets.length, again, start, again.length)) {
      throw malformed(what, "a packet with octets that do not belong to it");
    }
    return packet;
  }

  /** Returns how many octets stand before the body. */
  private static int head(byte[] octets, int at, String what) {
    if (isOld(octets, at)) {
      return 1 + (1 << (octets[at] & 3));
    }
    int first = octet(octets, at + 1, what);
    return first < ONE_OCTET ? 2 : first < TWO_OCTETS ? 3 : 6;
  }

  /** Returns how long the body says that it is; lengths of unknown kind are refused. */
  private static long length(byte[] octets, int at, String what) {
    boolean isOld = isOld(octets, at);
    int first = isOld ? 0 : octet(octets, at + 1, what);
    if (isOld ? (octets[at] & 3) == 3 : first >= TWO_OCTETS && first < 255) {
      throw malformed(what, "a packet in parts, or without a length");
    }
    long length = 0;
    for (int i = first == 255 ? at + 2 : at + 1; i < at + head(octets, at, what); i++) {
      length = length << 8 | octet(octets, i, what);
    }
    return first < ONE_OCTET || first == 255 ? length : length - (ONE_OCTET << 8) + ONE_OCTET;
  }

  private static boolean isOld(byte[] octets, int at) {
    return (octets[at] & 0x40) == 0;
  }

  private static int octet(byte[] octets, int index, String what) {
    if (index >= octets.length) {
      throw malformed(what, CUT);
    }
    return octets[index] & 0xff;
  }

  /** What the library reads. */
  interface Reading<T> {
    T read() throws IOException, PGPException;
  }

  /** Reads by the library, which shows by exceptions of many kinds what it cannot read. */
  static <T> T read(Reading<T> reading, String what, String found) {
    try {
      return reading.read();
    } catch (IOException
        | PGPException
        | UnsupportedPacketVersionException
        | ClassCastException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      throw malformed(what, found);
    }
  }

  static LabException malformed(String what, String found) {
    return Problem.of(what + " is not OpenPGP as the lab reads it")
        .expected("version 4 (RFC 9580), by a key on P-256 or Ed25519, or of RSA")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
