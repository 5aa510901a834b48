package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A public key with the name that its owner gave it (RFC 9580, section 10.1): the primary key alone
 * counts, and nobody but the owner vouches for the name. Immutable.
 */
public final class PgpKey {

  private static final int REVOCATION = 0x20;
  private static final int LEAST_CERTIFICATION = 0x10;

  private final PublicKeyPacket key;
  private final String userId;
  private final Optional<Long> holds;
  private final byte[] encoded;

  private PgpKey(PublicKeyPacket key, String userId, Optional<Long> holds, byte[] encoded) {
    this.key = key;
    this.userId = userId;
    this.holds = holds;
    this.encoded = encoded.clone();
  }

  /**
   * Gives a key on P-256 a name, and signs that with the key itself.
   *
   * @param userId such as {@code Ada <ada@example.com>}
   * @param now in whole seconds
   */
  public static PgpKey make(Signer signer, String userId, Instant now) {
    PublicKeyPacket key = PublicKeyPacket.of(signer.publicKey(), now.getEpochSecond());
    byte[] area = Subpackets.written(now.getEpochSecond(), key.fingerprint(), true);
    Packet certification =
        SignaturePacket.made(
            signer, SignaturePacket.CERTIFICATION, named(key, userId), area, keyId(key));
    byte[] encoded =
        Packet.joined(
            new Packet(Packet.PUBLIC_KEY, key.body()).encoded(),
            new Packet(Packet.USER_ID, userId.getBytes(UTF_8)).encoded(),
            certification.encoded());
    return new PgpKey(key, userId, Optional.empty(), encoded);
  }

  /**
   * Reads a public key, armoured or not; its name must be signed by the key itself, and a key that
   * its owner has taken back is refused.
   *
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static PgpKey parse(byte[] given, String what) {
    byte[] bare = Armor.bare(given, what);
    List<Packet> packets = Packet.all(bare, what);
    if (packets.isEmpty() || packets.getFirst().tag() != Packet.PUBLIC_KEY) {
      throw Octets.malformed(what, "no public key at its beginning");
    }
    PublicKeyPacket key = PublicKeyPacket.read(packets.getFirst().body(), what);
    int name = tags(packets).indexOf(Packet.USER_ID);
    if (name < 0) {
      throw Octets.malformed(what, "a key without a name");
    }
    requireNotRevoked(key, packets.subList(1, name), what);
    String userId = new String(packets.get(name).body(), UTF_8).replaceAll("\\p{Cntrl}", "?");
    List<SignaturePacket> own =
        packets.subList(name + 1, packets.size()).stream()
            .takeWhile(packet -> packet.tag() == Packet.SIGNATURE)
            .map(packet -> SignaturePacket.read(packet.body(), what))
            .filter(each -> isOwn(each, key, userId))
            .toList();
    if (own.isEmpty()) {
      throw Octets.malformed(what, "a name that the key itself did not sign");
    }
    return new PgpKey(key, userId, own.getLast().hashed().keyEnds(what), bare);
  }

  private static List<Integer> tags(List<Packet> packets) {
    return packets.stream().map(Packet::tag).toList();
  }

  private static void requireNotRevoked(PublicKeyPacket key, List<Packet> before, String what) {
    boolean isRevoked =
        before.stream()
            .filter(packet -> packet.tag() == Packet.SIGNATURE)
            .map(packet -> SignaturePacket.read(packet.body(), what))
            .anyMatch(each -> each.type() == REVOCATION && each.isBy(key.key(), key.hashed()));
    if (isRevoked) {
      throw Octets.malformed(what, "a key that its owner has revoked");
    }
  }

  private static boolean isOwn(SignaturePacket each, PublicKeyPacket key, String userId) {
    boolean isCertification =
        each.type() >= LEAST_CERTIFICATION && each.type() <= SignaturePacket.CERTIFICATION;
    return isCertification
        && each.hashed()
            .issuer()
            .or(each.unhashed()::issuer)
            .filter(id -> hex(key).endsWith(id))
            .isPresent()
        && each.isBy(key.key(), named(key, userId));
  }

  private static byte[] named(PublicKeyPacket key, String userId) {
    byte[] name = userId.getBytes(UTF_8);
    return Packet.joined(key.hashed(), new byte[] {(byte) 0xb4}, Packet.four(name.length), name);
  }

  private static byte[] keyId(PublicKeyPacket key) {
    return Arrays.copyOfRange(key.fingerprint(), 12, 20);
  }

  private static String hex(PublicKeyPacket key) {
    return HexFormat.of().withUpperCase().formatHex(key.fingerprint());
  }

  /** Returns why the key does not hold at a time, or nothing when it does. */
  Optional<Failure> failureAt(Instant moment) {
    Instant from = Instant.ofEpochSecond(key.created());
    Optional<Instant> until = holds.map(from::plusSeconds);
    boolean holdsThen = !moment.isBefore(from) && until.filter(moment::isAfter).isEmpty();
    return holdsThen
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Cause.NOT_VALID_THEN,
                "a time from " + from + until.map(end -> " to " + end).orElse(" on"),
                moment.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** Returns the key itself. */
  public VerificationKey key() {
    return key.key();
  }

  /** Returns the name that the owner gave the key; anybody may give any. */
  public String userId() {
    return userId;
  }

  /** Returns the fingerprint, forty capital hexadecimal digits. */
  public String fingerprint() {
    return hex(key);
  }

  byte[] fingerprintOctets() {
    return key.fingerprint();
  }

  /** Returns when the key was made. */
  public Instant created() {
    return Instant.ofEpochSecond(key.created());
  }

  /** Returns the packets, without armour. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns the packets as text. */
  public String armored() {
    return Armor.of("PUBLIC KEY BLOCK", encoded);
  }
}
