package dev.signlab.sigstore.client.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import dev.signlab.sigstore.tuf.TufRole;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is kept of a repository on this machine, in the folder in which cosign 3 keeps it. Cosign 2
 * keeps its own in a database beside it, which is not read here.
 *
 * @param folder of all repositories: {@code $TUF_ROOT}, or {@code .sigstore/root} in the home
 * @param mirror the address of this one
 * @param own the folder of this one's metadata
 * @param targets the folder of the files that it hands out
 */
public record TufCache(Path folder, String mirror, Path own, Path targets) {

  private static final String REMOTE = "remote.json";
  private static final String LAST = "lastTimestamp";
  private static final int LARGEST = 5_000_000;
  private static final int SETTINGS = 64 << 10;

  /** Takes the folders that cosign takes, named by the address. */
  public TufCache(Path folder, String mirror) {
    this(
        folder,
        mirror,
        folder.resolve(name(mirror)),
        folder.resolve(name(mirror)).resolve("targets"));
  }

  /** Keeps metadata and files in folders that somebody names. */
  public static TufCache in(Path metadata, Path targets, String mirror) {
    return new TufCache(metadata.resolve(".lab"), mirror, metadata, targets);
  }

  /** Returns the cache of the repository that was initialized last, if one was. */
  public static Optional<TufCache> initialized(Path folder) {
    Path file = folder.resolve(REMOTE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonFields remote = Json.parseObject(BoundedFile.read(file, SETTINGS), file.toString());
    return remote.optionalText("mirror").map(mirror -> new TufCache(folder, mirror));
  }

  /** Notes that this repository is the one that counts, where cosign looks for it. */
  public void initialize() {
    String text = Json.writeText(Json.object().put("mirror", mirror));
    AtomicFile.writeSecret(folder.resolve(REMOTE), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(String mirror) {
    return mirror
        .replaceFirst("^https?://", "")
        .replace('/', '-')
        .replace(':', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the metadata of a role as it is kept. */
  public Optional<byte[]> metadata(TufRole role) {
    return metadata(role.fileName());
  }

  /** Returns a file of metadata as it is kept. */
  Optional<byte[]> metadata(String name) {
    return read(own().resolve(name));
  }

  /** Tells whether there is a root to begin with. */
  public boolean isBegun() {
    return metadata(TufRole.ROOT).isPresent();
  }

  /**
   * Keeps a root that somebody trusts, from which the first update begins.
   *
   * @param what names it in problems
   * @throws LabException when it is none, or its own keys did not sign it
   */
  public void begin(byte[] root, String what) {
    TrustedMetadata.begin(root, what);
    keep(TufRole.ROOT, root);
  }

  void keep(TufRole role, byte[] bytes) {
    keep(role.fileName(), bytes);
  }

  void keep(String name, byte[] bytes) {
    AtomicFile.writeIfOther(own().resolve(name), bytes);
  }

  Optional<byte[]> target(String name) {
    return read(file(name));
  }

  void keepTarget(String name, byte[] content) {
    AtomicFile.write(file(name), content);
  }

  /** Whoever lists a file chooses its name, but not a place elsewhere on this machine. */
  private Path file(String name) {
    Path file = targets.resolve(name).normalize();
    if (file.equals(targets.normalize()) || !file.startsWith(targets.normalize())) {
      throw Problem.of("the name of a file leads out of the folder of files: " + name)
          .expected("a name below " + targets)
          .found(file.toString())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return file;
  }

  private static Optional<byte[]> read(Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(BoundedFile.read(file, LARGEST))
        : Optional.empty();
  }

  /** Returns when the repository was asked last. */
  Optional<Instant> asked() {
    return read(settings()).flatMap(TufCache::asked);
  }

  private static Optional<Instant> asked(byte[] settings) {
    try {
      return Json.parseObject(settings, "the settings of a TUF cache")
          .optionalText(LAST)
          .map(Instant::parse);
    } catch (LabException | DateTimeException e) {
      // It says only when to ask again, and without it that is now.
      return Optional.empty();
    }
  }

  /** Without it the repository is only asked once more, so nobody waits for the disk. */
  void keepAsked(Instant now) {
    String text = Json.writeText(Json.object().put(LAST, now.toString()));
    AtomicFile.writeUnforced(settings(), text.getBytes(StandardCharsets.UTF_8));
  }

  private Path settings() {
    return folder.resolve(name(mirror) + ".json");
  }
}
