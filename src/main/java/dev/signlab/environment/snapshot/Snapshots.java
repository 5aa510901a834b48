package dev.signlab.environment.snapshot;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/** Takes and puts back states of a world, each a file that is there whole or not at all. */
public final class Snapshots {

  /** The state before the latest {@link #restore}, so that even an undo can be undone. */
  public static final String BEFORE_RESTORE = "before-undo";

  private static final String SUFFIX = ".zip";

  /** A process holds a lock of a file as a whole. */
  private static final Lock ONE_OF_THIS_PROCESS = new ReentrantLock();

  private final LabHome home;
  private final InstantSource clock;
  private final Parts parts;

  /**
   * Keeps snapshots of a home.
   *
   * @param clock dates them
   * @param parts what they hold, in the order in which it is put back
   */
  public Snapshots(LabHome home, InstantSource clock, List<SnapshotPart> parts) {
    this.home = home;
    this.clock = clock;
    this.parts = new Parts(parts);
  }

  /** Keeps the state under a name, in place of what was kept under it before. */
  public Snapshot save(String name) {
    Path file = file(name);
    return attempt(
        "keep a snapshot",
        () -> {
          AtomicFile.writeSecret(file, SnapshotArchive.write(parts.save(), clock.instant()));
          return new Snapshot(name, clock.instant(), Files.size(file));
        });
  }

  /**
   * Puts a state back.
   *
   * @return the names of parts that a newer lab kept and this one does not know: they stay in the
   *     snapshot, and are in the world as they are
   */
  public List<String> restore(String name) {
    List<SavedFile> files = read(name);
    if (!name.equals(BEFORE_RESTORE)) {
      save(BEFORE_RESTORE);
    }
    return alone(
        () -> {
          AtomicFile.write(pending(), name + "\n");
          apply(files);
          return parts.unknown(files);
        });
  }

  /**
   * Returns all files of a state, each under the name of its part.
   *
   * @throws dev.signlab.diagnostic.LabException when there is no such state
   */
  public List<SavedFile> files(String name) {
    return read(name);
  }

  /** Returns all files as they are now, each under the name of its part; nothing is kept. */
  public List<SavedFile> now() {
    return attempt("look at the world", parts::save);
  }

  /**
   * Completes a restore in the midst of which a process was killed, and waits for one that is under
   * way in another process.
   *
   * @return the name of the state that was completed here; nothing when there was nothing to do
   */
  public Optional<String> completeRestore() {
    return Files.exists(pending()) ? alone(this::completed) : Optional.empty();
  }

  private Optional<String> completed() {
    if (!Files.exists(pending())) {
      return Optional.empty();
    }
    String name = BoundedFile.readText(pending()).strip();
    apply(read(name));
    return Optional.of(name);
  }

  /** The system takes the lock of the file from a process that is killed. */
  private <T> T alone(Supplier<T> work) {
    return attempt(
        "take the snapshots",
        () -> {
          ONE_OF_THIS_PROCESS.lock();
          try (FileChannel channel =
                  FileChannel.open(
                      home.snapshots().resolve(".lock"),
                      StandardOpenOption.CREATE,
                      StandardOpenOption.WRITE);
              FileLock _ = channel.lock()) {
            return work.get();
          } finally {
            ONE_OF_THIS_PROCESS.unlock();
          }
        });
  }

  /** Returns the snapshots, oldest first. */
  public List<Snapshot> list() {
    return attempt(
        "list snapshots",
        () -> {
          List<Snapshot> found = new ArrayList<>();
          try (DirectoryStream<Path> files =
              Files.newDirectoryStream(home.snapshots(), "[a-zA-Z0-9]*" + SUFFIX)) {
            for (Path file : files) {
              String name = String.valueOf(file.getFileName()).replace(SUFFIX, "");
              found.add(new Snapshot(name, SnapshotArchive.taken(file), Files.size(file)));
            }
          }
          found.sort(Comparator.comparing(Snapshot::taken).thenComparing(Snapshot::name));
          return List.copyOf(found);
        });
  }

  /** Tells whether there is a snapshot of a name. */
  public boolean has(String name) {
    return Files.exists(file(name));
  }

  /** Deletes a snapshot, if it is there. */
  public void delete(String name) {
    Path file = file(name);
    attempt("delete a snapshot", () -> Files.deleteIfExists(file));
  }

  private List<SavedFile> read(String name) {
    if (!has(name)) {
      throw Problem.of("no snapshot " + name)
          .found(list().stream().map(Snapshot::name).toList().toString())
          .asException();
    }
    return attempt("read a snapshot", () -> SnapshotArchive.read(file(name)));
  }

  private void apply(List<SavedFile> files) {
    attempt(
        "put a snapshot back",
        () -> {
          parts.restore(files);
          return Files.deleteIfExists(pending());
        });
  }

  private Path pending() {
    return home.snapshots().resolve(".restoring");
  }

  private Path file(String name) {
    if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}")) {
      throw Problem.of("not a name for a snapshot: " + name)
          .expected("letters, digits, dots, dashes and underscores, at most 100")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return home.snapshots().resolve(name + SUFFIX);
  }

  private <T> T attempt(String what, Work<T> work) {
    try {
      return work.run();
    } catch (ZipException | IllegalArgumentException | DateTimeException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw Problem.of("cannot " + what)
          .tried("in " + home.folder())
          .expected("a folder that can be written, with space left")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private LabException unreadable(Exception e) {
    return Problem.of("a snapshot is damaged")
        .tried("read " + home.snapshots())
        .found(Reason.of(e))
        .hint("to begin the lab again", "reset")
        .asException(e);
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
