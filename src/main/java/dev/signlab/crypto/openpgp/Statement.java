package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.DigestAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A signature of version 4 (RFC 9580, section 5.2.3): what it says of itself, and who made it. One
 * that says what must be understood and is not is refused.
 *
 * @param packet as the library reads it
 * @param what names it in problems
 */
record Statement(PGPSignature packet, String what) {

  private static final int FINGERPRINT = 40;

  /** Preferences and features are about encrypting, or name what is read anyway. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          SignatureSubpacketTags.CREATION_TIME,
          SignatureSubpacketTags.EXPIRE_TIME,
          SignatureSubpacketTags.KEY_EXPIRE_TIME,
          SignatureSubpacketTags.PREFERRED_SYM_ALGS,
          SignatureSubpacketTags.ISSUER_KEY_ID,
          SignatureSubpacketTags.PREFERRED_HASH_ALGS,
          SignatureSubpacketTags.PREFERRED_COMP_ALGS,
          SignatureSubpacketTags.KEY_SERVER_PREFS,
          SignatureSubpacketTags.PRIMARY_USER_ID,
          SignatureSubpacketTags.KEY_FLAGS,
          SignatureSubpacketTags.FEATURES,
          SignatureSubpacketTags.EMBEDDED_SIGNATURE,
          SignatureSubpacketTags.ISSUER_FINGERPRINT,
          SignatureSubpacketTags.LIBREPGP_PREFERRED_ENCRYPTION_MODES);

  static Statement read(ContainedPacket packet, String what) {
    return read(packet::getEncoded, what);
  }

  private static Statement read(Packets.Reading<byte[]> packet, String what) {
    PGPSignature read = Packets.read(() -> signature(packet.read()), what, "no signature");
    Stream.of(read.getHashedSubPackets(), read.getUnhashedSubPackets())
        .flatMapToInt(each -> IntStream.of(each.getCriticalTags()))
        .filter(tag -> !UNDERSTOOD.contains(tag))
        .findFirst()
        .ifPresent(
            tag -> {
              throw Packets.malformed(what, "a critical subpacket of type " + tag);
            });
    return new Statement(read, what);
  }

  private static PGPSignature signature(byte[] packet) throws IOException, PGPException {
    return new PGPSignature(new BCPGInputStream(new ByteArrayInputStream(packet)));
  }

  int type() {
    return packet.getSignatureType();
  }

  /** Returns when the signer says that it was made. */
  Optional<Instant> created() {
    return once(SignatureSubpacketTags.CREATION_TIME)
        .map(part -> hashed().getSignatureCreationTime().toInstant());
  }

  /** Returns when it was made, where it says that. */
  Instant made() {
    return created().orElseThrow();
  }

  /** Returns when the signature ends; nothing where it has no end. */
  Optional<Instant> ends() {
    return once(SignatureSubpacketTags.EXPIRE_TIME)
        .map(part -> hashed().getSignatureExpirationTime())
        .filter(seconds -> seconds > 0)
        .map(made()::plusSeconds);
  }

  /** Returns how many seconds the key holds; nothing where it has no end. */
  Optional<Long> keyEnds() {
    return once(SignatureSubpacketTags.KEY_EXPIRE_TIME)
        .map(part -> hashed().getKeyExpirationTime())
        .filter(seconds -> seconds > 0);
  }

  /** Tells whether the key is for signing files; it is for all where nothing is said. */
  boolean isForSigning() {
    return once(SignatureSubpacketTags.KEY_FLAGS).isEmpty()
        || (hashed().getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
  }

  /** Of two times, programs take the first or the last: here neither is taken. */
  private Optional<SignatureSubpacket> once(int type) {
    SignatureSubpacket[] all = hashed().getSubpackets(type);
    if (all.length > 1) {
      throw Packets.malformed(what, "two subpackets of type " + type);
    }
    return Arrays.stream(all).findFirst();
  }

  private PGPSignatureSubpacketVector hashed() {
    return packet.getHashedSubPackets();
  }

  /** Returns the fingerprint, or the end of it, of the key that it says made it. */
  Optional<String> issuer() {
    return issuer(hashed()).or(() -> issuer(packet.getUnhashedSubPackets()));
  }

  private static Optional<String> issuer(PGPSignatureSubpacketVector said) {
    return Optional.ofNullable(said.getIssuerFingerprint())
        .map(part -> HexFormat.of().withUpperCase().formatHex(part.getFingerprint()))
        .filter(digits -> digits.length() >= FINGERPRINT)
        .or(() -> Optional.of(said.getIssuerKeyID()).filter(id -> id != 0).map("%016X"::formatted));
  }

  /** Tells whether the hash of a file begins as the signature says. */
  boolean fits(byte[] file) {
    MessageDigest digest = hash().newMessageDigest();
    digest.update(file);
    digest.update(packet.getSignatureTrailer());
    return Arrays.equals(Arrays.copyOf(digest.digest(), 2), packet.getDigestPrefix());
  }

  private DigestAlgorithm hash() {
    return switch (packet.getHashAlgorithm()) {
      case HashAlgorithmTags.SHA256 -> DigestAlgorithm.SHA256;
      case HashAlgorithmTags.SHA384 -> DigestAlgorithm.SHA384;
      case HashAlgorithmTags.SHA512 -> DigestAlgorithm.SHA512;
      default ->
          throw Packets.malformed(
              what, "a hash of number " + packet.getHashAlgorithm() + ", which is old or unknown");
    };
  }

  /** Tells whether a key made this signature over a file. */
  boolean isBy(PGPPublicKey key, byte[] file) {
    return holds(
        key,
        signature -> {
          signature.update(file);
          return signature.verify();
        });
  }

  /** Tells whether a key gives itself this name, or takes it back. */
  boolean isOwn(PGPPublicKey key, byte[] name) {
    String fingerprint = HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    boolean isOfName = packet.isCertification() || type() == PGPSignature.CERTIFICATION_REVOCATION;
    return isOfName
        && issuer().filter(fingerprint::endsWith).isPresent()
        && created().isPresent()
        && holds(key, signature -> signature.verifyCertification(name, key));
  }

  /** Tells whether a key made this signature over itself. */
  boolean isOver(PGPPublicKey key) {
    return holds(key, signature -> signature.verifyCertification(key));
  }

  /** Tells whether a key takes a subkey in. */
  boolean binds(PGPPublicKey key, PGPPublicKey subkey) {
    return type() == PGPSignature.SUBKEY_BINDING
        && created().isPresent()
        && holds(key, signature -> signature.verifyCertification(key, subkey));
  }

  /** Tells whether a key takes a subkey back. */
  boolean revokes(PGPPublicKey key, PGPPublicKey subkey) {
    return type() == PGPSignature.SUBKEY_REVOCATION
        && holds(key, signature -> signature.verifyCertification(key, subkey));
  }

  /** Tells whether a subkey says that it belongs to a key. */
  boolean bindsBack(PGPPublicKey key, PGPPublicKey subkey) {
    return type() == PGPSignature.PRIMARYKEY_BINDING
        && holds(subkey, signature -> signature.verifyCertification(key, subkey));
  }

  /** Returns the signatures that stand inside this one. */
  Stream<Statement> embedded() {
    return Stream.of(hashed(), packet.getUnhashedSubPackets())
        .flatMap(each -> Packets.read(() -> embedded(each), what, "no signature in a signature"))
        .map(each -> read(each::getEncoded, what));
  }

  private static Stream<PGPSignature> embedded(PGPSignatureSubpacketVector said)
      throws IOException, PGPException {
    return StreamSupport.stream(said.getEmbeddedSignatures().spliterator(), false);
  }

  private boolean holds(PGPPublicKey key, Judgement judgement) {
    hash();
    if (packet.getKeyAlgorithm() != key.getAlgorithm()) {
      return false;
    }
    return Packets.read(() -> judged(key, judgement), what, "numbers that are no signature");
  }

  /** The library's object takes in what is signed, so each judgement has one of its own. */
  private boolean judged(PGPPublicKey key, Judgement judgement) throws IOException, PGPException {
    PGPSignature fresh = signature(packet.getEncoded());
    fresh.init(new BcPGPContentVerifierBuilderProvider(), key);
    return judgement.on(fresh);
  }

  private interface Judgement {
    boolean on(PGPSignature signature) throws PGPException;
  }
}
