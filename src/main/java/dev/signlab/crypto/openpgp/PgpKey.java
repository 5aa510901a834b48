package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SignaturePacket;
import org.bouncycastle.bcpg.UserIDPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A public key with the name that its owner gave it (RFC 9580, section 10.1): the primary key alone
 * counts, and nobody but the owner vouches for the name. Immutable.
 */
public final class PgpKey {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int CERTIFY_AND_SIGN = KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA;

  private final PGPPublicKey packet;
  private final VerificationKey key;
  private final String userId;
  private final Optional<Long> holds;
  private final byte[] encoded;

  private PgpKey(
      PGPPublicKey packet, String userId, Optional<Long> holds, byte[] encoded, String what) {
    this.packet = packet;
    this.key = KeyNumbers.read(packet.getPublicKeyPacket(), what);
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
    String what = "the new key";
    PublicKeyPacket numbers = KeyNumbers.packet(signer.publicKey(), now);
    byte[] encoded =
        Packets.read(
            () -> {
              PGPPublicKey key = key(numbers);
              PGPSignature own =
                  Signing.of(
                          PGPSignature.POSITIVE_CERTIFICATION, signer, key, now, CERTIFY_AND_SIGN)
                      .generateCertification(userId, key);
              return PGPPublicKey.addCertification(key, userId, own).getEncoded();
            },
            what,
            "no name");
    return parse(encoded, what);
  }

  private static PGPPublicKey key(PublicKeyPacket packet) throws PGPException {
    return new PGPPublicKey(packet, new BcKeyFingerprintCalculator());
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
    List<ContainedPacket> packets = Packets.all(bare, what);
    requireOneKey(packets, what);
    PGPPublicKey key =
        Packets.read(() -> key((PublicKeyPacket) packets.getFirst()), what, "no key");
    requireNotRevoked(key, packets, what);
    int name = tags(packets).indexOf(PacketTags.USER_ID);
    if (name < 0) {
      throw Packets.malformed(what, "a key without a name");
    }
    byte[] userId = ((UserIDPacket) packets.get(name)).getRawID();
    Statement own = ownStatement(key, userId, packets.subList(name + 1, packets.size()), what);
    return new PgpKey(key, text(userId, what), own.keyEnds(), bare, what);
  }

  private static List<Integer> tags(List<ContainedPacket> packets) {
    return packets.stream().map(ContainedPacket::getPacketTag).toList();
  }

  /** A program that takes the first of two keys would answer for the wrong one. */
  private static void requireOneKey(List<ContainedPacket> packets, String what) {
    if (packets.isEmpty() || packets.getFirst().getPacketTag() != PacketTags.PUBLIC_KEY) {
      throw Packets.malformed(what, "no public key at its beginning");
    }
    if (tags(packets).lastIndexOf(PacketTags.PUBLIC_KEY) > 0) {
      throw Packets.malformed(what, "more than one key");
    }
  }

  private static void requireNotRevoked(
      PGPPublicKey key, List<ContainedPacket> packets, String what) {
    boolean isRevoked =
        packets.stream()
            .filter(
                each ->
                    each instanceof SignaturePacket signature
                        && signature.getSignatureType() == PGPSignature.KEY_REVOCATION)
            .anyMatch(each -> Statement.read(each, what).isOver(key));
    if (isRevoked) {
      throw Packets.malformed(what, "a key that its owner has revoked");
    }
  }

  /** Returns the last thing that the owner said of the name, by the time in it. */
  private static Statement ownStatement(
      PGPPublicKey key, byte[] userId, List<ContainedPacket> behind, String what) {
    Statement own =
        behind.stream()
            .takeWhile(packet -> packet.getPacketTag() == PacketTags.SIGNATURE)
            .map(packet -> Statement.read(packet, what))
            .filter(each -> each.isOwn(key, userId))
            .max(Comparator.comparing(Statement::made).thenComparingInt(Statement::type))
            .orElseThrow(() -> Packets.malformed(what, "a name that the key itself did not sign"));
    if (own.type() == PGPSignature.CERTIFICATION_REVOCATION) {
      throw Packets.malformed(what, "a name that its owner has taken back");
    }
    if (!own.isForSigning()) {
      throw Packets.malformed(what, "a key that its owner does not mean for signing");
    }
    return own;
  }

  private static String text(byte[] userId, String what) {
    String text = new String(userId, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), userId) || CONTROL.matcher(text).find()) {
      throw Packets.malformed(what, "a name with something else in it than text");
    }
    return text;
  }

  /** Returns a signature over a file, without armour. */
  byte[] signedBy(Signer signer, byte[] file, Instant now) {
    return Packets.read(
        () -> {
          PGPSignatureGenerator made =
              Signing.of(PGPSignature.BINARY_DOCUMENT, signer, packet, now, 0);
          made.update(file);
          return made.generate().getEncoded();
        },
        "the new signature",
        "no signature");
  }

  /** Returns why the key does not hold at a time, or nothing when it does. */
  Optional<Failure> failureAt(Instant moment) {
    Instant from = created();
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
    return key;
  }

  PGPPublicKey packet() {
    return packet;
  }

  /** Returns the name that the owner gave the key; anybody may give any. */
  public String userId() {
    return userId;
  }

  /** Returns the fingerprint, forty capital hexadecimal digits. */
  public String fingerprint() {
    return HexFormat.of().withUpperCase().formatHex(packet.getFingerprint());
  }

  /** Returns when the key was made. */
  public Instant created() {
    return packet.getCreationTime().toInstant();
  }

  /** Returns the packets, without armour. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns the packets as text. */
  public String armored() {
    return Armor.of(encoded);
  }
}
