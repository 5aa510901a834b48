package dev.signlab.crypto.openpgp;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.openpgp.Verdict.Grade;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.SignaturePacket;
import org.bouncycastle.openpgp.PGPSignature;

/**
 * A signature in a file of its own (RFC 9580, section 10.4). When it was made is what the signer
 * says; nobody else vouches for it. Immutable.
 */
public final class DetachedSignature {

  private final Statement statement;
  private final byte[] encoded;

  private DetachedSignature(Statement statement, byte[] encoded) {
    this.statement = statement;
    this.encoded = encoded.clone();
  }

  /**
   * Signs a message.
   *
   * @param signer a key on P-256
   * @param owner the public half with its name
   * @param now in whole seconds
   */
  public static DetachedSignature make(Signer signer, PgpKey owner, byte[] message, Instant now) {
    return parse(owner.signedBy(signer, message, now), "the new signature");
  }

  /**
   * Reads a signature, armoured or not.
   *
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static DetachedSignature parse(byte[] given, String what) {
    byte[] bare = Armor.bare(given, what);
    List<ContainedPacket> packets = Packets.all(bare, what);
    if (packets.size() != 1 || !(packets.getFirst() instanceof SignaturePacket packet)) {
      throw Packets.malformed(what, packets.size() + " packets that are not one signature");
    }
    Statement statement = Statement.read(packet, what);
    if (statement.type() != PGPSignature.BINARY_DOCUMENT) {
      throw Packets.malformed(
          what, "a signature of type " + statement.type() + ", not over a file");
    }
    if (statement.created().isEmpty()) {
      throw Packets.malformed(what, "a signature that does not say when it was made");
    }
    return new DetachedSignature(statement, bare);
  }

  /** Returns when the signer says that it was made. */
  public Instant created() {
    return statement.made();
  }

  /** Returns the fingerprint, or the end of it, of the key that it says made it. */
  public String issuer() {
    return statement.issuer().orElse("");
  }

  /** Tells whether it says that this key, or a subkey of it, made it. */
  public boolean names(PgpKey key) {
    return key.maker(issuer()).isPresent();
  }

  /**
   * Verifies the signature over a message.
   *
   * @param now at which the key and the signature must still hold
   * @return why it does not hold, or nothing when it does
   */
  public Optional<Failure> fault(PgpKey key, byte[] message, Instant now) {
    return judge(key, message, now).fault();
  }

  /**
   * Verifies the signature over a message.
   *
   * @param now at which it is asked whether the key and the signature still hold
   */
  public Verdict judge(PgpKey key, byte[] message, Instant now) {
    if (!statement.fits(message)) {
      return Verdict.of(
          Grade.BAD,
          Failure.of(
              Cause.DIGEST_MISMATCH,
              "the bytes that were signed",
              "other bytes: their hash begins with other digits than the signature says"));
    }
    return key.maker(issuer())
        .filter(maker -> statement.isBy(maker.packet(), message))
        .map(maker -> judge(maker, now))
        .orElseGet(() -> Verdict.of(Grade.BAD, byAnother(key)));
  }

  private static Failure byAnother(PgpKey key) {
    return Failure.of(
        Cause.WRONG_KEY, "made by " + key.fingerprint(), "a signature that this key did not make");
  }

  /** The graver fault counts: what the key may not do, then what is over. */
  private Verdict judge(Maker maker, Instant now) {
    return graded(Grade.NOT_CHECKED, maker.barred().map(DetachedSignature::notMeant))
        .or(() -> graded(Grade.NOT_CHECKED, maker.tooNewAt(created())))
        .or(() -> graded(Grade.NOT_CHECKED, maker.tooNewAt(now)))
        .or(() -> graded(Grade.EXPIRED, end(now)))
        .or(() -> graded(Grade.KEY_REVOKED, takenBack(maker)))
        .or(() -> graded(Grade.KEY_EXPIRED, maker.endedAt(created())))
        .or(() -> graded(Grade.KEY_EXPIRED, maker.endedAt(now)))
        .orElseGet(() -> new Verdict(Grade.GOOD, Optional.empty()));
  }

  private static Optional<Verdict> graded(Grade grade, Optional<Failure> fault) {
    return fault.map(failure -> Verdict.of(grade, failure));
  }

  private static Failure notMeant(String barred) {
    return Failure.of(Cause.WRONG_KEY, "a key that signs files for its owner", barred);
  }

  private static Optional<Failure> takenBack(Maker maker) {
    return maker.isRevoked()
        ? Optional.of(
            Failure.of(
                Cause.NOT_VALID_THEN,
                "a key that its owner has not taken back",
                "a key that its owner has revoked"))
        : Optional.empty();
  }

  private Optional<Failure> end(Instant now) {
    return statement
        .ends()
        .filter(now::isAfter)
        .map(
            end ->
                Failure.of(
                    Cause.NOT_VALID_THEN,
                    "a time until " + end,
                    now.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** Returns the packet, without armour. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns the packet as text. */
  public String armored() {
    return Armor.of(encoded);
  }
}
