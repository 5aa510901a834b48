package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * A public key with the name that its owner gave it, and the subkeys that sign for it (RFC 9580,
 * section 10.1); nobody but the owner vouches for the name. Immutable.
 */
public final class PgpKey {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int CERTIFY_AND_SIGN = KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA;

  private final List<Maker> makers;
  private final VerificationKey key;
  private final String userId;
  private final byte[] encoded;

  private PgpKey(List<Maker> makers, String userId, byte[] encoded, String what) {
    this.makers = makers;
    this.key = KeyNumbers.read(makers.getFirst().packet().getPublicKeyPacket(), what);
    this.userId = userId;
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
   * Reads a public key, armoured or not; its name must be signed by the key itself, and one of its
   * keys must be for signing.
   *
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static PgpKey parse(byte[] given, String what) {
    byte[] bare = Armor.bare(given, what);
    List<ContainedPacket> packets = Packets.all(bare, what);
    requireOneKey(packets, what);
    List<Block> blocks = Block.of(packets);
    PGPPublicKey key =
        Packets.read(() -> key((PublicKeyPacket) packets.getFirst()), what, "no key");
    Block name =
        blocks.stream()
            .filter(block -> block.is(PacketTags.USER_ID))
            .findFirst()
            .orElseThrow(() -> Packets.malformed(what, "a key without a name"));
    byte[] userId = ((UserIDPacket) name.head()).getRawID();
    Statement own = ownStatement(key, userId, name, what);
    Maker primary = Maker.primary(key, own, isRevoked(key, packets, what));
    return new PgpKey(makers(primary, blocks, what), text(userId, what), bare, what);
  }

  private static List<Maker> makers(Maker primary, List<Block> blocks, String what) {
    Stream<Maker> subkeys =
        blocks.stream()
            .filter(block -> block.is(PacketTags.PUBLIC_SUBKEY))
            .map(block -> Maker.subkey(primary, block, what));
    List<Maker> makers = Stream.concat(Stream.of(primary), subkeys).toList();
    if (makers.stream().noneMatch(maker -> maker.barred().isEmpty())) {
      throw Packets.malformed(what, primary.barred().orElseThrow());
    }
    return makers;
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

  private static boolean isRevoked(PGPPublicKey key, List<ContainedPacket> packets, String what) {
    return packets.stream()
        .filter(
            each ->
                each instanceof SignaturePacket signature
                    && signature.getSignatureType() == PGPSignature.KEY_REVOCATION)
        .anyMatch(each -> Statement.read(each, what).isOver(key));
  }

  /** Returns the last thing that the owner said of the name, by the time in it. */
  private static Statement ownStatement(PGPPublicKey key, byte[] userId, Block name, String what) {
    Statement own =
        name.signatures().stream()
            .map(packet -> Statement.read(packet, what))
            .filter(each -> each.isOwn(key, userId))
            .max(Comparator.comparing(Statement::made).thenComparingInt(Statement::type))
            .orElseThrow(() -> Packets.malformed(what, "a name that the key itself did not sign"));
    if (own.type() == PGPSignature.CERTIFICATION_REVOCATION) {
      throw Packets.malformed(what, "a name that its owner has taken back");
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
              Signing.of(PGPSignature.BINARY_DOCUMENT, signer, primary().packet(), now, 0);
          made.update(file);
          return made.generate().getEncoded();
        },
        "the new signature",
        "no signature");
  }

  /** Returns that of its keys which a signature names by a fingerprint or the end of it. */
  Optional<Maker> maker(String issuer) {
    return issuer.isEmpty()
        ? Optional.empty()
        : makers.stream().filter(maker -> maker.fingerprint().endsWith(issuer)).findFirst();
  }

  /**
   * Returns this key with what another copy of it says besides: later dates, subkeys, that it is
   * revoked.
   *
   * @param other of the same fingerprint
   */
  public PgpKey with(PgpKey other) {
    List<Block> mine = Block.of(Packets.all(encoded, userId));
    List<Block> others = Block.of(Packets.all(other.encoded, userId));
    byte[] all = Block.union(mine, others, userId);
    return Arrays.equals(all, Block.union(mine, mine, userId)) ? this : parse(all, userId);
  }

  /** Returns the key itself. */
  public VerificationKey key() {
    return key;
  }

  /** Returns the name that the owner gave the key; anybody may give any. */
  public String userId() {
    return userId;
  }

  /** Returns the fingerprint, forty capital hexadecimal digits. */
  public String fingerprint() {
    return primary().fingerprint();
  }

  /** Returns when the key was made. */
  public Instant created() {
    return primary().created();
  }

  /** Returns when the key ends; nothing where it has no end. */
  public Optional<Instant> until() {
    return primary().until();
  }

  /** Tells whether the owner has taken the key back. */
  public boolean isRevoked() {
    return primary().isRevoked();
  }

  private Maker primary() {
    return makers.getFirst();
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
