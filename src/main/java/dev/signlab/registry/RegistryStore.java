package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;

/**
 * A registry's folder. Everything is looked up in it at each request, so it may be looked at,
 * shared and put back while a registry runs on it. Safe for use by several threads.
 *
 * <pre>
 * blobs/sha256/&lt;hex&gt;      bytes under their digest, shared by all repositories
 * refs                     a link to the one of the generations that counts
 * generations/&lt;id&gt;/…      what repositories hold: small files that point at blobs
 * uploads/&lt;id&gt;/…          what is under way, gone when its server is
 * </pre>
 *
 * <p>A push writes bytes first, then what points at them, each in one step. A server that is killed
 * leaves at most bytes to which nothing points.
 */
public final class RegistryStore {

  /** Writers share a folder's lock; whoever puts back or clears has it alone. */
  private static final Map<Path, Locks> LOCKS = new ConcurrentHashMap<>();

  private final Path folder;
  private final BlobStore blobs;
  private final Generations generations;
  private final Locks locks;

  private RegistryStore(Path folder) {
    this.folder = folder;
    this.blobs = new BlobStore(folder.resolve("blobs"));
    this.generations = new Generations(folder);
    this.locks = LOCKS.computeIfAbsent(folder, key -> new Locks());
  }

  /** Opens the store in a folder, which is made when it is not there. */
  public static RegistryStore open(Path folder) {
    RegistryStore store = new RegistryStore(folder.toAbsolutePath().normalize());
    store.attempt("open", store.generations::current);
    return store;
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns the repositories to which a manifest was pushed, sorted. */
  public List<String> repositories() {
    return attempt("list", () -> with(References::repositories));
  }

  /** Returns the tags of a repository with their digests, sorted; none for an unknown one. */
  public Map<String, Digest> tags(String repository) {
    return attempt("list", () -> with(references -> tags(references, repository)));
  }

  /** Returns the tags of a repository whose time will be over, with when that is, sorted. */
  public Map<String, Instant> ends(String repository) {
    return attempt("list", () -> with(references -> references.ends(repository)));
  }

  /** Returns the images of a repository to which something is attached, such as a signature. */
  public List<Digest> subjects(String repository) {
    return attempt("list", () -> with(references -> references.subjects(repository)));
  }

  private static Map<String, Digest> tags(References references, String repository)
      throws IOException {
    Map<String, Digest> tags = new TreeMap<>();
    for (String tag : references.tags(repository)) {
      references.tag(repository, tag).ifPresent(digest -> tags.put(tag, digest));
    }
    return tags;
  }

  /** Returns the file with the bytes of a digest, where the store has them. */
  public Optional<Path> blob(Digest digest) {
    return Optional.of(digest).filter(blobs::has).map(blobs::file);
  }

  /** Returns how many bytes all blobs have together. */
  public long size() {
    return attempt("measure", blobs::totalSize);
  }

  /**
   * Saves what the repositories hold into a file, in milliseconds. It holds good as long as no blob
   * is deleted, which only {@link #deleteAll} does.
   */
  public void snapshot(Path file) {
    alone(
        "save",
        () -> {
          Snapshot.save(generations.current(), file);
          return file;
        });
  }

  /** Returns what {@link #snapshot(Path)} would save, for those who keep it with other things. */
  public String snapshot() {
    return alone("save", () -> Snapshot.text(generations.current()));
  }

  /** Puts back what {@link #snapshot()} returned, in one step as from a file. */
  public void restore(String snapshot) {
    alone(
        "restore",
        () -> {
          Path generation = generations.create();
          Snapshot.load(snapshot, "what was kept", generation);
          generations.replaceBy(generation);
          return generation;
        });
  }

  /** Puts back what a snapshot holds, in one step for those who read at the same time. */
  public void restore(Path file) {
    alone(
        "restore",
        () -> {
          Path generation = generations.create();
          Snapshot.load(file, generation);
          generations.replaceBy(generation);
          return generation;
        });
  }

  /** Empties all repositories; the blobs stay, so that a snapshot can still be restored. */
  public void clear() {
    alone(
        "clear",
        () -> {
          Path generation = generations.create();
          generations.replaceBy(generation);
          return generation;
        });
  }

  /** Empties all repositories and deletes all blobs; no earlier snapshot can be restored. */
  public void deleteAll() {
    clear();
    alone(
        "clear",
        () -> {
          blobs.deleteAll();
          return folder;
        });
  }

  BlobStore blobs() {
    return blobs;
  }

  /** Reads or changes what the repositories hold, while nobody puts back or clears it. */
  <T> T with(Use<T> use) throws IOException {
    Lock shared = locks.whole().readLock();
    shared.lock();
    try {
      return use.apply(new References(generations.current()));
    } finally {
      shared.unlock();
    }
  }

  /** Tells whether a repository has a blob: one look, asked at each download. */
  boolean hasBlob(String repository, Digest digest) {
    Lock shared = locks.whole().readLock();
    shared.lock();
    try {
      return new References(generations.now()).hasBlob(repository, digest);
    } finally {
      shared.unlock();
    }
  }

  /** Does the same while nobody else does so under the same name. */
  <T> T withName(String name, Use<T> use) throws IOException {
    synchronized (locks.of(name)) {
      return with(use);
    }
  }

  /** Deletes a manifest and its tags; tags go first, so that no tag ever points at nothing. */
  boolean deleteManifest(References references, String repository, Digest digest)
      throws IOException {
    for (String tag : references.tags(repository)) {
      if (references.tag(repository, tag).filter(digest::equals).isPresent()) {
        references.deleteTag(repository, tag);
      }
    }
    boolean wasThere = references.unlinkManifest(repository, digest);
    if (wasThere && blobs.has(digest)) {
      Optional<Digest> subject = PushedManifest.subjectOf(blobs.read(digest));
      if (subject.isPresent()) {
        references.unlinkReferrer(repository, subject.get(), digest);
      }
    }
    return wasThere;
  }

  private <T> T alone(String verb, Work<T> work) {
    Lock exclusive = locks.whole().writeLock();
    exclusive.lock();
    try {
      return attempt(verb, work);
    } finally {
      exclusive.unlock();
    }
  }

  private <T> T attempt(String verb, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw unusable(verb, e);
    }
  }

  private LabException unusable(String verb, IOException e) {
    return Problem.of("cannot " + verb + " the registry in " + folder)
        .expected("a folder that can be read and written, with space left")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }

  /** What is done with references. */
  @FunctionalInterface
  interface Use<T> {
    T apply(References references) throws IOException;
  }

  /** Work on files. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }
}
