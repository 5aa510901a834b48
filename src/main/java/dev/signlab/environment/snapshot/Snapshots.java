package dev.signlab.environment.snapshot;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.RegistryStore;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Takes and puts back states of a home: what the registry's repositories hold, the names of local
 * images, and the learner's files. Blobs never change and are never deleted, so none is copied.
 */
public final class Snapshots {

  /** The state before the latest {@link #restore}, so that even an undo can be undone. */
  static final String BEFORE_RESTORE = "before-undo";

  private static final String SUFFIX = ".zip";
  private static final String REGISTRY = "registry";
  private static final String IMAGES = "images/";
  private static final String WORKSPACE = "workspace/";

  private final LabHome home;
  private final InstantSource clock;

  public Snapshots(LabHome home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  public Snapshot save(String name) {
    Path file = file(name);
    return attempt(
        "keep a snapshot",
        () -> {
          AtomicFile.writeSecret(file, SnapshotArchive.write(everything(), clock.instant()));
          return new Snapshot(name, clock.instant(), Files.size(file));
        });
  }

  public void restore(String name) {
    List<SavedFile> files = read(name);
    if (!name.equals(BEFORE_RESTORE)) {
      save(BEFORE_RESTORE);
    }
    AtomicFile.write(pending(), name + "\n");
    apply(files);
  }

  /** Completes a restore in the midst of which the process was killed. */
  public void completeRestore() {
    if (Files.exists(pending())) {
      apply(read(BoundedFile.readText(pending()).strip()));
    }
  }

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

  public boolean has(String name) {
    return Files.exists(file(name));
  }

  public void delete(String name) {
    Path file = file(name);
    attempt("delete a snapshot", () -> Files.deleteIfExists(file));
  }

  private List<SavedFile> everything() throws IOException {
    List<SavedFile> files = new ArrayList<>();
    files.add(references());
    for (SavedFile file : FolderReader.read(home.images(), blobs())) {
      files.add(file.at(IMAGES + file.path()));
    }
    for (SavedFile file : FolderReader.read(home.workspace(), home.workspace().resolve(" "))) {
      files.add(file.at(WORKSPACE + file.path()));
    }
    return files;
  }

  private SavedFile references() {
    byte[] bytes = store().snapshot().getBytes(StandardCharsets.UTF_8);
    return new SavedFile(REGISTRY, SavedFile.Kind.FILE, bytes, "", FileTime.from(clock.instant()));
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
          for (SavedFile file : files) {
            if (file.path().equals(REGISTRY)) {
              restoreReferences(file.bytes());
            }
          }
          FolderWriter.write(home.images(), blobs(), below(IMAGES, files));
          FolderWriter.write(
              home.workspace(), home.workspace().resolve(" "), below(WORKSPACE, files));
          return Files.deleteIfExists(pending());
        });
  }

  /** Most steps back change files only, and asking costs less than putting back. */
  private void restoreReferences(byte[] bytes) {
    if (!Arrays.equals(references().bytes(), bytes)) {
      store().restore(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static List<SavedFile> below(String prefix, List<SavedFile> files) {
    return files.stream()
        .filter(file -> file.path().startsWith(prefix))
        .map(file -> file.at(file.path().substring(prefix.length())))
        .toList();
  }

  private RegistryStore store() {
    return RegistryStore.open(home.registry());
  }

  private Path blobs() {
    return home.images().resolve("blobs");
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
        .found(String.valueOf(e.getMessage()))
        .hint("to begin the lab again", "reset")
        .asException(e);
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
