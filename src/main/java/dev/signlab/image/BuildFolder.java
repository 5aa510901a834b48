package dev.signlab.image;

import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a build or a pull keeps its blobs until all of them are there: one that fails leaves
 * nothing in the store. What a killed one left is deleted by the next.
 */
final class BuildFolder implements AutoCloseable {

  private static final String PREFIX = ".building-";

  private final OciLayout store;
  private final OciLayout staged;

  private BuildFolder(OciLayout store, OciLayout staged) {
    this.store = store;
    this.staged = staged;
  }

  static BuildFolder in(OciLayout store) {
    try {
      sweep(store.folder());
      String prefix = PREFIX + ProcessHandle.current().pid() + "-";
      return new BuildFolder(
          store, OciLayout.at(Files.createTempDirectory(store.folder(), prefix)));
    } catch (IOException e) {
      throw ImageFiles.cannot("make a folder for the build", e);
    }
  }

  /** Returns a folder for files that nobody needs after the build. */
  Path scratch() {
    return staged.folder();
  }

  /** Returns the file of a blob of another image, which is fetched if it is not here. */
  Path fetch(ImageSource source, Descriptor blob) {
    try {
      take(source, blob);
      return file(blob);
    } catch (IOException e) {
      throw ImageFiles.cannot("fetch layer " + blob.digest().shortened(), e);
    }
  }

  /** Takes a blob, and returns whether it had to be fetched. */
  boolean take(ImageSource source, Descriptor blob) throws IOException {
    if (store.has(blob.digest()) || staged.has(blob.digest())) {
      return false;
    }
    try (InputStream in = source.open(blob)) {
      staged.write(blob, in);
    }
    return true;
  }

  /** Returns the file of a blob that was taken, or is in the store. */
  Path file(Descriptor blob) {
    return (store.has(blob.digest()) ? store : staged).file(blob.digest());
  }

  /** Writes a blob. */
  Descriptor write(MediaType type, byte[] bytes) {
    staged.write(bytes);
    return Descriptor.of(type, bytes);
  }

  /** Takes a finished file as a blob. */
  void add(Path file, Descriptor blob) {
    try {
      Path target = staged.file(blob.digest());
      Files.createDirectories(target.resolveSibling("."));
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ImageFiles.cannot("keep layer " + blob.digest().shortened(), e);
    }
  }

  /** Brings the blobs of the finished image into the store. */
  void release(List<Descriptor> blobs) {
    for (Descriptor blob : blobs) {
      try {
        if (!store.has(blob.digest())) {
          Path target = store.file(blob.digest());
          Files.createDirectories(target.resolveSibling("."));
          Files.move(staged.file(blob.digest()), target, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException e) {
        throw ImageFiles.cannot("keep layer " + blob.digest().shortened(), e);
      }
    }
  }

  @Override
  public void close() {
    delete(staged.folder());
  }

  private static void sweep(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(BuildFolder::isOrphaned).forEach(BuildFolder::delete);
    }
  }

  private static boolean isOrphaned(Path folder) {
    String name = String.valueOf(folder.getFileName());
    if (!name.matches("\\.building-[0-9]{1,10}-.*")) {
      return false;
    }
    long process = Long.parseLong(name.split("-", -1)[1]);
    return ProcessHandle.of(process).isEmpty();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The next build tries again.
    }
  }
}
