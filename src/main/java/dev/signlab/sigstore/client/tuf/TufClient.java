package dev.signlab.sigstore.client.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.MetaFile;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import dev.signlab.sigstore.tuf.TufRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Updates what is believed of a repository (section 5), and fetches what it hands out, be it listed
 * by others to whom the repository delegates.
 *
 * @param mirror where the repository is
 * @param cache what is kept of it
 * @param clock by which metadata expires
 */
public record TufClient(TufMirror mirror, TufCache cache, InstantSource clock) {

  /** How many roots one update follows, as with other clients. */
  static final int MOST_ROOTS = 256;

  private static final int LARGEST_ROOT = 512_000;
  private static final int LARGEST_TIMESTAMP = 16_384;
  private static final int LARGEST_SNAPSHOT = 2_000_000;
  private static final int LARGEST_TARGETS = 5_000_000;
  private static final int LARGEST_TARGET = 4 << 20;

  /** How long what is kept is young: the time after which sigstore's clients ask again. */
  private static final Duration FRESH = Duration.ofDays(1);

  /**
   * Asks the repository for all that is new, beginning with a root that somebody trusts.
   *
   * @param root the root; the one that is kept counts where there is none
   * @throws LabException with the cause UNSIGNED_METADATA, OLD_METADATA, EXPIRED_METADATA,
   *     DIGEST_MISMATCH, MALFORMED or NO_SERVICE; what is kept stays as it was before the step that
   *     failed
   */
  public TrustedMetadata update(Optional<byte[]> root) {
    byte[] first = root.or(() -> cache.metadata(TufRole.ROOT)).orElseThrow(this::noRoot);
    TrustedMetadata begun = TrustedMetadata.begin(first, "the root to begin with");
    TrustedMetadata trusted = remembering(withNewRoots(begun, first));
    trusted = withTimestamp(trusted);
    trusted = withSnapshot(trusted);
    trusted = withTargets(trusted);
    cache.keepAsked(clock.instant());
    return trusted;
  }

  /**
   * Believes what is kept, without asking anybody.
   *
   * @throws LabException as {@link #update}, also where something is missing
   */
  public TrustedMetadata kept() {
    Instant now = clock.instant();
    TrustedMetadata root = TrustedMetadata.begin(kept(TufRole.ROOT), named(TufRole.ROOT));
    root.requireRootAt(now);
    return root.withTimestamp(kept(TufRole.TIMESTAMP), named(TufRole.TIMESTAMP), now)
        .withSnapshot(kept(TufRole.SNAPSHOT), named(TufRole.SNAPSHOT), now)
        .withTargets(kept(TufRole.TARGETS), named(TufRole.TARGETS), now);
  }

  private byte[] kept(TufRole role) {
    return cache.metadata(role).orElseThrow(this::noRoot);
  }

  private String named(TufRole role) {
    return cache.own().resolve(role.fileName()).toString();
  }

  private LabException noRoot() {
    return Problem.of("nothing is known of the repository " + cache.mirror())
        .expected("a root to begin with")
        .found("none in " + cache.own())
        .cause(Cause.NO_FILE)
        .hint(
            "name one that you trust",
            "cosign initialize --mirror " + cache.mirror() + " --root root.json")
        .asException();
  }

  /** Tells whether the repository was asked within a day. */
  public boolean isFresh() {
    Instant now = clock.instant();
    return cache
        .asked()
        .filter(asked -> !asked.isAfter(now) && now.isBefore(asked.plus(FRESH)))
        .isPresent();
  }

  private TrustedMetadata withNewRoots(TrustedMetadata begun, byte[] first) {
    TrustedMetadata trusted = begun;
    byte[] newest = first;
    for (int count = 0; count <= MOST_ROOTS; count++) {
      String name = TufRole.ROOT.fileName(trusted.root().version() + 1);
      Optional<byte[]> next = mirror.fetch(name, LARGEST_ROOT);
      if (next.isEmpty()) {
        trusted.requireRootAt(clock.instant());
        cache.keep(TufRole.ROOT, newest);
        return trusted;
      }
      newest = next.get();
      trusted = trusted.withRoot(newest, name);
      // Before the next one is asked for (section 5.3.8): what fails behind it does not undo it.
      cache.keep(TufRole.ROOT, newest);
    }
    throw Problem.of("the repository has no last root")
        .expected("at most " + MOST_ROOTS + " roots behind the one that is known")
        .found("more")
        .cause(Cause.OLD_METADATA)
        .asException();
  }

  /** What is kept and does not verify by the newest root is no memory of this repository. */
  private TrustedMetadata remembering(TrustedMetadata trusted) {
    Optional<byte[]> timestamp = cache.metadata(TufRole.TIMESTAMP);
    if (timestamp.isEmpty()) {
      return trusted;
    }
    try {
      return trusted.remembering(timestamp.get(), cache.metadata(TufRole.SNAPSHOT));
    } catch (LabException e) {
      return trusted;
    }
  }

  private TrustedMetadata withTimestamp(TrustedMetadata before) {
    String name = TufRole.TIMESTAMP.fileName();
    byte[] file = required(name, LARGEST_TIMESTAMP);
    TrustedMetadata trusted = before.withTimestamp(file, name, clock.instant());
    boolean isNew = !trusted.timestamp().equals(before.timestamp());
    if (isNew) {
      cache.keep(TufRole.TIMESTAMP, file);
    }
    return trusted;
  }

  private TrustedMetadata withSnapshot(TrustedMetadata before) {
    Optional<TrustedMetadata> kept = ofKept(TufRole.SNAPSHOT, before::withSnapshot);
    return kept.orElseGet(() -> withFetchedSnapshot(before));
  }

  private TrustedMetadata withFetchedSnapshot(TrustedMetadata before) {
    MetaFile said = before.timestamp().orElseThrow().file();
    String name = name(before, TufRole.SNAPSHOT, said);
    byte[] file = required(name, bound(said, LARGEST_SNAPSHOT));
    TrustedMetadata trusted = before.withSnapshot(file, name, clock.instant());
    cache.keep(TufRole.SNAPSHOT, file);
    return trusted;
  }

  private TrustedMetadata withTargets(TrustedMetadata before) {
    Optional<TrustedMetadata> kept = ofKept(TufRole.TARGETS, before::withTargets);
    return kept.orElseGet(() -> withFetchedTargets(before));
  }

  private TrustedMetadata withFetchedTargets(TrustedMetadata before) {
    MetaFile said = before.snapshot().orElseThrow().file();
    String name = name(before, TufRole.TARGETS, said);
    byte[] file = required(name, bound(said, LARGEST_TARGETS));
    TrustedMetadata trusted = before.withTargets(file, name, clock.instant());
    cache.keep(TufRole.TARGETS, file);
    return trusted;
  }

  /** A step from what is believed to more of it, by the bytes of a file and their name. */
  @FunctionalInterface
  private interface Step {
    TrustedMetadata take(byte[] file, String what, Instant now);
  }

  /** What is kept need not be fetched where it is what was announced (section 5.5 and 5.6). */
  private Optional<TrustedMetadata> ofKept(TufRole role, Step step) {
    return unlessOther(
        () -> cache.metadata(role).map(file -> step.take(file, named(role), clock.instant())));
  }

  private static <T> Optional<T> unlessOther(Supplier<Optional<T>> kept) {
    try {
      return kept.get();
    } catch (LabException e) {
      // It is another edition, or was changed here; what the repository has is asked for.
      return Optional.empty();
    }
  }

  private static String name(TrustedMetadata trusted, TufRole role, MetaFile said) {
    return trusted.root().consistent() ? role.fileName(said.version()) : role.fileName();
  }

  /** What was announced bounds what is read. */
  private static int bound(MetaFile said, int most) {
    return (int) Math.min(most, said.length().filter(length -> length > 0).orElse((long) most));
  }

  private byte[] required(String path, int most) {
    return mirror.fetch(path, most).orElseThrow(() -> absent(path));
  }

  private LabException absent(String path) {
    return Problem.of("the repository " + cache.mirror() + " has no " + path)
        .expected("the file, which others of it name")
        .found("nothing of that name")
        .cause(Cause.SERVICE_REFUSED)
        .asException();
  }

  /**
   * Returns a file that the repository hands out: the one that is kept, if it is the right one, or
   * fetched.
   *
   * @return nothing when the repository hands out no such file
   */
  public Optional<byte[]> target(TrustedMetadata trusted, String name) {
    return new TargetWalk(trusted.targets().orElseThrow(), by -> delegated(trusted, by))
        .find(name)
        .map(file -> kept(file, name).orElseGet(() -> fetched(trusted, file, name)));
  }

  /**
   * Returns a file as it is kept, without asking anybody.
   *
   * @return nothing when the repository hands out no such file
   * @throws LabException with the cause NO_FILE when it is kept no more, DIGEST_MISMATCH when what
   *     is kept is another file
   */
  public Optional<byte[]> keptTarget(TrustedMetadata trusted, String name) {
    return new TargetWalk(trusted.targets().orElseThrow(), by -> keptDelegated(trusted, by))
        .find(name)
        .map(file -> kept(file, name).orElseThrow(() -> lost(file, name)));
  }

  private LabException lost(TargetFile file, String name) {
    return lost(name, announced(file), cache.target(name));
  }

  private LabException lost(String name, String expected, Optional<byte[]> kept) {
    String summary = kept.isPresent() ? " is not what was fetched" : " is kept no more";
    return Problem.of(name + summary)
        .expected(expected + " in " + cache.own())
        .found(kept.map(TufClient::described).orElse("no such file"))
        .cause(kept.isPresent() ? Cause.DIGEST_MISMATCH : Cause.NO_FILE)
        .hint("fetch it again", "cosign initialize --mirror " + cache.mirror())
        .asException();
  }

  private static String announced(TargetFile file) {
    return file.length() + " bytes, " + file.hashes();
  }

  private static String described(byte[] content) {
    return content.length + " bytes, " + Digest.of(content);
  }

  private TargetsMetadata delegated(TrustedMetadata trusted, Delegation by) {
    return unlessOther(() -> keptList(trusted, by)).orElseGet(() -> fetchedList(trusted, by));
  }

  private TargetsMetadata fetchedList(TrustedMetadata trusted, Delegation by) {
    MetaFile said = trusted.announced(by);
    String edition = trusted.root().consistent() ? said.version() + "." : "";
    String name = edition + by.encodedName();
    byte[] file = required(name, bound(said, LARGEST_TARGETS));
    TargetsMetadata list = trusted.delegated(by, file, name, clock.instant());
    cache.keep(by.encodedName(), file);
    return list;
  }

  private TargetsMetadata keptDelegated(TrustedMetadata trusted, Delegation by) {
    return keptList(trusted, by)
        .orElseThrow(() -> lost(by.fileName(), "a list of targets", Optional.empty()));
  }

  private Optional<TargetsMetadata> keptList(TrustedMetadata trusted, Delegation by) {
    return cache
        .metadata(by.encodedName())
        .map(file -> trusted.delegated(by, file, by.fileName(), clock.instant()));
  }

  private Optional<byte[]> kept(TargetFile file, String name) {
    return cache.target(name).filter(file::describes);
  }

  private byte[] fetched(TrustedMetadata trusted, TargetFile file, String name) {
    String path = trusted.root().consistent() ? file.path(name) : name;
    int most = Math.clamp(file.length(), 0, LARGEST_TARGET);
    byte[] content = mirror.fetchTarget(path, most).orElseThrow(() -> absent("targets/" + path));
    if (!file.describes(content)) {
      throw Problem.of(name + " is not the file that the repository announced")
          .expected(announced(file))
          .found(described(content))
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
    cache.keepTarget(name, content);
    return content;
  }
}
