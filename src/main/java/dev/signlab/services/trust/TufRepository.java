package dev.signlab.services.trust;

import dev.signlab.crypto.KeyPair;
import dev.signlab.sigstore.tuf.MetaFile;
import dev.signlab.sigstore.tuf.Metadata;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.SignedFile;
import dev.signlab.sigstore.tuf.SnapshotMetadata;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TufKey;
import dev.signlab.sigstore.tuf.TufRole;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository of The Update Framework: the root is signed by two of three keys, each other role by
 * one of its own; snapshots are consistent. New editions are made when targets change, and when by
 * the clock less than half of an edition's life is left. The timestamp is written last, so that a
 * process that is killed leaves what was there before. Safe for use by several threads of one
 * process.
 */
public final class TufRepository {

  private static final int ROOT_KEYS = 3;
  private static final int ROOT_THRESHOLD = 2;
  private static final Pattern METADATA =
      Pattern.compile("timestamp\\.json|\\d{1,9}\\.(root|snapshot|targets)\\.json");
  private static final Pattern TARGET = Pattern.compile("targets/[0-9a-f]{64}\\.[a-zA-Z0-9._-]+");

  private final Path folder;
  private final InstantSource clock;
  private final KeyRing keys;
  private final Deceit deceit;
  private @Nullable Editions latest;

  private TufRepository(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.keys = new KeyRing(folder.resolve("keys"));
    this.deceit = new Deceit(folder);
  }

  /**
   * Opens the repository of a folder, which one process may do at a time.
   *
   * @param folder holds keys, metadata and targets; all are made when something is published
   * @param clock by which metadata expires
   */
  public static TufRepository open(Path folder, InstantSource clock) {
    return new TufRepository(folder, clock);
  }

  /**
   * Hands out these files and no others from now on; where nothing changes, or the repository was
   * {@linkplain #freeze frozen}, nothing is written.
   */
  public synchronized void publish(Collection<Target> targets) {
    if (deceit.isFrozen()) {
      return;
    }
    Map<String, TargetFile> files = new TreeMap<>();
    targets.forEach(target -> files.put(target.name(), target.file()));
    if (!Editions.isIn(metadata())) {
      begin(files, targets);
    } else if (!editions().targets().targets().equals(files)) {
      change(editions(), files, targets);
    }
  }

  /**
   * Replaces the oldest of the root's keys, as one that was lost: the new root is signed by the old
   * keys and the new ones (section 5.3.4), so that clients follow.
   *
   * @return the new version of the root
   */
  public synchronized long rotateRoot() {
    Editions now = editions();
    List<TufKey> old = now.root().keysOf(TufRole.ROOT).keys();
    List<TufKey> next = new ArrayList<>(old.subList(1, old.size()));
    next.add(keys.make());
    renewRoot(now, next);
    return now.root().version() + 1;
  }

  /** Returns a file by its path below the address of the repository. */
  public synchronized Optional<byte[]> file(String path) {
    if (!deceit.isFrozen()) {
      renew();
    }
    if (path.equals(TufRole.ROOT.fileName())) {
      return read(metadata().resolve(TufRole.ROOT.fileName(editions().root().version())));
    }
    if (METADATA.matcher(path).matches()) {
      return read(metadata().resolve(path));
    }
    return TARGET.matcher(path).matches() ? read(folder.resolve(path)) : Optional.empty();
  }

  /** Hands out what it has for ever, as a mirror does that hides what is new (section 1.5.2). */
  public synchronized void freeze() {
    deceit.freeze();
  }

  /** Hands out the edition before the newest for ever, as a mirror does that goes back. */
  public synchronized void rollBack() {
    deceit.rollBack(metadata(), editions().timestamp().version());
    latest = null;
  }

  /** Hands out another file in the place of a target, of the same length. */
  public synchronized void swap(String name) {
    TargetFile target = Objects.requireNonNull(editions().targets().targets().get(name), name);
    deceit.swap(target.path(name));
  }

  private static Optional<byte[]> read(Path file) {
    return Files.isRegularFile(file) ? Optional.of(BoundedFile.read(file)) : Optional.empty();
  }

  private void begin(Map<String, TargetFile> files, Collection<Target> targets) {
    Instant now = clock.instant();
    Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
    for (TufRole role : TufRole.values()) {
      boolean isRoot = role == TufRole.ROOT;
      roles.put(role, keys.make(isRoot ? ROOT_KEYS : 1, isRoot ? ROOT_THRESHOLD : 1));
    }
    RootMetadata root = new RootMetadata(1, Lifetimes.end(TufRole.ROOT, now), true, roles);
    write(root, keys.of(root.keysOf(TufRole.ROOT).keys()));
    save(targets);
    TargetsMetadata list = new TargetsMetadata(1, Lifetimes.end(TufRole.TARGETS, now), files);
    SnapshotMetadata snapshot = SnapshotMetadata.of(1, Lifetimes.end(TufRole.SNAPSHOT, now), 1);
    commit(new Editions(root, list, snapshot, timestamp(0, now, 1)));
  }

  private void change(Editions now, Map<String, TargetFile> files, Collection<Target> targets) {
    save(targets);
    commit(next(now, files));
  }

  private Editions next(Editions now, Map<String, TargetFile> files) {
    Instant time = clock.instant();
    TargetsMetadata list =
        new TargetsMetadata(
            now.targets().version() + 1, Lifetimes.end(TufRole.TARGETS, time), files);
    return withSnapshotOf(new Editions(now.root(), list, now.snapshot(), now.timestamp()), time);
  }

  private Editions withSnapshotOf(Editions now, Instant time) {
    SnapshotMetadata snapshot =
        SnapshotMetadata.of(
            now.snapshot().version() + 1,
            Lifetimes.end(TufRole.SNAPSHOT, time),
            now.targets().version());
    return new Editions(
        now.root(),
        now.targets(),
        snapshot,
        timestamp(now.timestamp().version(), time, snapshot.version()));
  }

  private static TimestampMetadata timestamp(long before, Instant now, long snapshot) {
    Instant end = Lifetimes.end(TufRole.TIMESTAMP, now);
    return new TimestampMetadata(before + 1, end, MetaFile.of(snapshot));
  }

  /** Makes the editions that are due. */
  private void renew() {
    Editions now = editions();
    Instant time = clock.instant();
    if (Lifetimes.isDue(now.root(), time)) {
      renewRoot(now, now.root().keysOf(TufRole.ROOT).keys());
      now = editions();
    }
    if (Lifetimes.isDue(now.targets(), time)) {
      commit(next(now, now.targets().targets()));
    } else if (Lifetimes.isDue(now.snapshot(), time)) {
      commit(withSnapshotOf(now, time));
    } else if (Lifetimes.isDue(now.timestamp(), time)) {
      long snapshot = now.snapshot().version();
      TimestampMetadata next = timestamp(now.timestamp().version(), time, snapshot);
      commit(new Editions(now.root(), now.targets(), now.snapshot(), next));
    }
  }

  private void renewRoot(Editions now, List<TufKey> next) {
    RootMetadata root = now.root().next(Lifetimes.end(TufRole.ROOT, clock.instant()), next);
    List<TufKey> signers = new ArrayList<>(now.root().keysOf(TufRole.ROOT).keys());
    next.stream().filter(key -> !signers.contains(key)).forEach(signers::add);
    write(root, keys.of(signers));
    latest = now.with(root);
  }

  private void save(Collection<Target> targets) {
    for (Target target : targets) {
      Path file = folder.resolve("targets").resolve(target.file().path(target.name()));
      AtomicFile.write(file, target.content());
    }
  }

  /** The timestamp is last: it makes the others count. */
  private void commit(Editions next) {
    for (Metadata each : next.newSince(Optional.ofNullable(latest))) {
      write(each, keys.of(next.root().keysOf(each.role()).keys()));
    }
    latest = next;
  }

  private void write(Metadata metadata, List<KeyPair> signers) {
    Path file = metadata().resolve(metadata.role().fileName(metadata.version()));
    byte[] signed = SignedFile.write(metadata, signers);
    if (metadata.role() == TufRole.TIMESTAMP) {
      deceit.remember(metadata.version(), signed);
    }
    AtomicFile.write(file, signed);
  }

  private Editions editions() {
    Editions known = latest;
    if (known == null) {
      known = Editions.read(metadata());
      latest = known;
    }
    return known;
  }

  private Path metadata() {
    return folder.resolve("metadata");
  }
}
