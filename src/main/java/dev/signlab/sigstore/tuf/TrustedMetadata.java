package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a client believes of a repository: its root, and step by step what that leads to (section
 * 5.3 to 5.6). Each step takes the bytes of a file and returns what is believed then, or refuses
 * them. Immutable.
 *
 * @param root whose keys count
 * @param timestamp the newest that is believed, where there is one
 * @param snapshot the one that belongs to it
 * @param targets the list that belongs to that
 */
public record TrustedMetadata(
    RootMetadata root,
    Optional<TimestampMetadata> timestamp,
    Optional<SnapshotMetadata> snapshot,
    Optional<TargetsMetadata> targets) {

  /**
   * Begins with a root that somebody trusts; it has to be signed by its own keys.
   *
   * @param what names it in problems
   */
  public static TrustedMetadata begin(byte[] root, String what) {
    ReceivedFile file = ReceivedFile.parse(root, what);
    RootMetadata parsed = RootMetadata.parse(root, what);
    requireSigned(file, parsed, TufRole.ROOT, "its own keys");
    return new TrustedMetadata(parsed, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Takes the next root: signed by enough keys of the root before, and of its own (section 5.3.4).
   * All else is forgotten; {@link #remembering} takes it in again where the new root's keys signed
   * it, so that a thief of replaced keys cannot block what follows (section 5.3.11).
   */
  public TrustedMetadata withRoot(byte[] next, String what) {
    ReceivedFile file = ReceivedFile.parse(next, what);
    RootMetadata parsed = RootMetadata.parse(next, what);
    requireSigned(file, root, TufRole.ROOT, "the keys of root " + root.version());
    requireSigned(file, parsed, TufRole.ROOT, "its own keys");
    if (parsed.version() != root.version() + 1) {
      throw old(what, "version " + (root.version() + 1), "version " + parsed.version());
    }
    return new TrustedMetadata(parsed, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Refuses a root that is over; asked once no newer one is there (section 5.3.10). */
  public void requireRootAt(Instant now) {
    requireCurrent(root, "root " + root.version(), now);
  }

  /**
   * Takes in what was believed at an earlier time, from which nobody may lead back; it may have
   * expired since. A snapshot is missing where the first one that was announced did not come.
   */
  public TrustedMetadata remembering(byte[] oldTimestamp, Optional<byte[]> oldSnapshot) {
    TimestampMetadata time = timestamp(oldTimestamp, "the timestamp that was seen before");
    Optional<SnapshotMetadata> files = oldSnapshot.map(this::remembered);
    return new TrustedMetadata(root, Optional.of(time), files, Optional.empty());
  }

  private SnapshotMetadata remembered(byte[] bytes) {
    ReceivedFile file = ReceivedFile.parse(bytes, "the snapshot that was seen before");
    requireSigned(file, root, TufRole.SNAPSHOT, named());
    return SnapshotMetadata.parse(bytes, file.what());
  }

  /** Takes a timestamp that is no older than what is believed, and not over (section 5.4). */
  public TrustedMetadata withTimestamp(byte[] bytes, String what, Instant now) {
    TimestampMetadata next = timestamp(bytes, what);
    Optional<TimestampMetadata> same = timestamp.filter(known -> known.version() == next.version());
    requireCurrent(same.orElse(next), what, now);
    return new TrustedMetadata(root, same.or(() -> Optional.of(next)), snapshot, Optional.empty());
  }

  private TimestampMetadata timestamp(byte[] bytes, String what) {
    ReceivedFile file = ReceivedFile.parse(bytes, what);
    TimestampMetadata next = TimestampMetadata.parse(bytes, what);
    requireSigned(file, root, TufRole.TIMESTAMP, named());
    timestamp.ifPresent(
        known -> {
          requireNoOlder(what, known.version(), next.version());
          requireNoOlder("the snapshot that " + what + " names", known.snapshot(), next.snapshot());
        });
    return next;
  }

  /** Takes the snapshot that the timestamp names (section 5.5). */
  public TrustedMetadata withSnapshot(byte[] bytes, String what, Instant now) {
    MetaFile said = timestamp.orElseThrow().file();
    ReceivedFile file = ReceivedFile.parse(described(bytes, said, what), what);
    SnapshotMetadata next = SnapshotMetadata.parse(bytes, what);
    requireSigned(file, root, TufRole.SNAPSHOT, named());
    requireVersion(what, said.version(), next.version());
    snapshot.ifPresent(known -> requireNoOlder(what, known, next));
    requireCurrent(next, what, now);
    return new TrustedMetadata(root, timestamp, Optional.of(next), Optional.empty());
  }

  private static void requireNoOlder(String what, SnapshotMetadata known, SnapshotMetadata next) {
    for (Map.Entry<String, MetaFile> each : known.files().entrySet()) {
      MetaFile after = next.files().get(each.getKey());
      long version = after == null ? 0 : after.version();
      requireNoOlder(
          each.getKey() + " that " + what + " names", each.getValue().version(), version);
    }
  }

  /** Takes the list of targets that the snapshot names (section 5.6). */
  public TrustedMetadata withTargets(byte[] bytes, String what, Instant now) {
    MetaFile said = snapshot.orElseThrow().file();
    ReceivedFile file = ReceivedFile.parse(described(bytes, said, what), what);
    TargetsMetadata next = TargetsMetadata.parse(bytes, what);
    requireSigned(file, root, TufRole.TARGETS, named());
    requireVersion(what, said.version(), next.version());
    requireCurrent(next, what, now);
    return new TrustedMetadata(root, timestamp, snapshot, Optional.of(next));
  }

  /** Returns what the snapshot says of the list of somebody to whom files are delegated. */
  public MetaFile announced(Delegation by) {
    MetaFile said = snapshot.orElseThrow().files().get(by.fileName());
    if (said == null) {
      throw Problem.of("the snapshot does not name the list of " + by.name())
          .expected(by.fileName() + ", to which files are delegated")
          .found(String.join(", ", snapshot.orElseThrow().files().keySet()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return said;
  }

  /**
   * Takes the list of somebody to whom files are delegated: the one that the snapshot names, signed
   * by the keys of who delegates (section 5.6.7.2, by 5.6.1 to 5.6.6).
   */
  public TargetsMetadata delegated(Delegation by, byte[] bytes, String what, Instant now) {
    MetaFile said = announced(by);
    ReceivedFile file = ReceivedFile.parse(described(bytes, said, what), what);
    TargetsMetadata next = TargetsMetadata.parse(bytes, what);
    requireSigned(file, by.keys(), "the keys of who delegates to it");
    requireVersion(what, said.version(), next.version());
    requireCurrent(next, what, now);
    return next;
  }

  private String named() {
    return "the keys that root " + root.version() + " names for it";
  }

  private static void requireSigned(
      ReceivedFile file, RootMetadata by, TufRole role, String whose) {
    requireSigned(file, by.keysOf(role), whose);
  }

  private static void requireSigned(ReceivedFile file, RoleKeys keys, String whose) {
    int signers = keys.signersOf(file);
    if (signers < keys.threshold()) {
      throw Problem.of(file.what() + " is not signed by " + whose)
          .expected(keys.words())
          .found(signers + " of them")
          .cause(Cause.UNSIGNED_METADATA)
          .asException();
    }
  }

  private static byte[] described(byte[] bytes, MetaFile said, String what) {
    if (!said.describes(bytes)) {
      throw Problem.of(what + " is not the file that was announced")
          .expected(
              said.length().map(length -> length + " bytes, ").orElse("")
                  + said.hashes().map(Hashes::toString).orElse(""))
          .found(bytes.length + " bytes, " + Digest.of(bytes))
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
    return bytes;
  }

  private static void requireVersion(String what, long said, long found) {
    if (said != found) {
      throw old(what, "version " + said + ", which was announced", "version " + found);
    }
  }

  private static void requireNoOlder(String what, long known, long found) {
    if (found < known) {
      throw old(what, "version " + known + " or later, which was seen before", "version " + found);
    }
  }

  private static LabException old(String what, String expected, String found) {
    return Problem.of(what + " is of another version")
        .expected(expected)
        .found(found)
        .cause(Cause.OLD_METADATA)
        .asException();
  }

  private static void requireCurrent(Metadata metadata, String what, Instant now) {
    if (now.isAfter(metadata.expires()) || now.equals(metadata.expires())) {
      throw Problem.of(what + " has expired")
          .expected("metadata that holds at " + now)
          .found("it ended at " + metadata.expires())
          .cause(Cause.EXPIRED_METADATA)
          .hint("the time here", "clock")
          .asException();
    }
  }
}
