package dev.signlab.environment.snapshot;

import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a folder for a snapshot, within a bound on count and size. */
final class FolderReader extends SimpleFileVisitor<Path> {

  static final int MOST_FILES = 2_000;
  static final long MOST_BYTES = 32L << 20;

  private final Path root;
  private final Optional<Path> left;
  private final boolean posix;
  private final List<SavedFile> files = new ArrayList<>();
  private long bytes;

  private FolderReader(Path root, Optional<Path> left) {
    this.root = root;
    this.left = left;
    this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Returns all that is in a folder but the folder {@code left}; nothing where there is none.
   * Folders come before what is in them.
   */
  static List<SavedFile> read(Path root, Optional<Path> left) throws IOException {
    FolderReader reader = new FolderReader(root, left);
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, reader);
    }
    return List.copyOf(reader.files);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (left.filter(folder::equals).isPresent()) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (!folder.equals(root)) {
      add(folder, SavedFile.Kind.FOLDER, new byte[0], attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  /** Sockets, pipes and half-written files of ours are no work of a learner. */
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      byte[] target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
      add(file, SavedFile.Kind.LINK, target, attributes);
    } else if (attributes.isRegularFile() && !name(file).startsWith(".writing-")) {
      bytes += attributes.size();
      requireSmall(file, attributes.size());
      add(file, SavedFile.Kind.FILE, Files.readAllBytes(file), attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A file may go while the folder is read: a command under way cleans up behind itself. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void add(Path file, SavedFile.Kind kind, byte[] content, BasicFileAttributes attributes)
      throws IOException {
    String permissions =
        posix && kind != SavedFile.Kind.LINK
            ? PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
            : "";
    String path = root.relativize(file).toString().replace('\\', '/');
    files.add(new SavedFile(path, kind, content, permissions, attributes.lastModifiedTime()));
    requireFew();
  }

  private void requireFew() {
    if (files.size() > MOST_FILES) {
      throw tooMuch("at most " + MOST_FILES + " files", "more than that");
    }
  }

  private void requireSmall(Path file, long size) {
    if (bytes > MOST_BYTES) {
      throw tooMuch(
          "at most " + (MOST_BYTES >> 20) + " MiB in all",
          "more; " + root.relativize(file) + " alone has " + (size >> 10) + " KiB");
    }
  }

  private RuntimeException tooMuch(String expected, String found) {
    return Problem.of("too much in " + root + " to keep a copy for undo")
        .expected(expected)
        .found(found)
        .hint("move what does not belong to the lab elsewhere", "!du -ah " + root + " | sort -h")
        .asException();
  }
}
