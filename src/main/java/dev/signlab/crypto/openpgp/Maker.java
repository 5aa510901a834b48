package dev.signlab.crypto.openpgp;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A key that may have made a signature: the primary key, or a subkey (RFC 9580, section 10.1). A
 * subkey signs for the owner only where both have said so, the primary key by a binding and the
 * subkey by a signature back (section 5.2.1.9); it holds no longer than the primary key.
 *
 * @param until when it ends; nothing where it has no end
 * @param isRevoked whether the owner has taken it back
 * @param barred why it makes no signatures of files that count, or nothing where it does
 */
record Maker(
    PGPPublicKey packet, Optional<Instant> until, boolean isRevoked, Optional<String> barred) {

  private static final String NOT_MEANT = "a key that its owner does not mean for signing";

  /** Returns the primary key, of which the owner says the last word in a statement. */
  static Maker primary(PGPPublicKey packet, Statement own, boolean isRevoked) {
    return new Maker(packet, end(packet, own), isRevoked, barred(own));
  }

  private static Optional<String> barred(Statement own) {
    return own.isForSigning() ? Optional.empty() : Optional.of(NOT_MEANT);
  }

  /** Returns a subkey; what is not read of it bars this subkey alone. */
  static Maker subkey(Maker primary, Block block, String what) {
    PGPPublicKey packet =
        Packets.read(
            () ->
                new PGPPublicKey((PublicKeyPacket) block.head(), new BcKeyFingerprintCalculator()),
            what,
            "no subkey");
    try {
      return bound(primary, packet, block, what);
    } catch (LabException e) {
      String found = e.problem().failure().found().orElse("something else");
      return new Maker(
          packet, primary.until, primary.isRevoked, Optional.of("a subkey with " + found));
    }
  }

  private static Maker bound(Maker primary, PGPPublicKey packet, Block block, String what) {
    List<Statement> all =
        block.signatures().stream().map(each -> Statement.read(each, what)).toList();
    Optional<Statement> binding =
        all.stream()
            .filter(each -> each.binds(primary.packet, packet))
            .max(Comparator.comparing(Statement::made));
    if (binding.isEmpty()) {
      return new Maker(
          packet,
          primary.until,
          primary.isRevoked,
          Optional.of("a subkey that the owner of the key did not take in"));
    }
    Statement said = binding.get();
    KeyNumbers.read(packet.getPublicKeyPacket(), what);
    return new Maker(
        packet,
        earliest(primary.until, end(packet, said)),
        primary.isRevoked || all.stream().anyMatch(each -> each.revokes(primary.packet, packet)),
        barred(said).or(() -> withoutBackSignature(primary, packet, said)));
  }

  /** Without it anybody could take a stranger's key in, and pass for who signed. */
  private static Optional<String> withoutBackSignature(
      Maker primary, PGPPublicKey packet, Statement binding) {
    return binding.embedded().anyMatch(each -> each.bindsBack(primary.packet, packet))
        ? Optional.empty()
        : Optional.of("a subkey that did not sign back: it is not cross-certified");
  }

  private static Optional<Instant> end(PGPPublicKey packet, Statement own) {
    Instant made = packet.getCreationTime().toInstant();
    return earliest(own.keyEnds().map(made::plusSeconds), own.ends());
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  String fingerprint() {
    return HexFormat.of().withUpperCase().formatHex(packet.getFingerprint());
  }

  Instant created() {
    return packet.getCreationTime().toInstant();
  }

  /** Returns why it does not hold yet at a time, or nothing when it does. */
  Optional<Failure> tooNewAt(Instant moment) {
    return moment.isBefore(created()) ? Optional.of(outside(moment)) : Optional.empty();
  }

  /** Returns why it holds no more at a time, or nothing when it does. */
  Optional<Failure> endedAt(Instant moment) {
    return until.filter(moment::isAfter).map(end -> outside(moment));
  }

  private Failure outside(Instant moment) {
    return Failure.of(
        Cause.NOT_VALID_THEN,
        "a time from " + created() + until.map(end -> " to " + end).orElse(" on"),
        moment.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
