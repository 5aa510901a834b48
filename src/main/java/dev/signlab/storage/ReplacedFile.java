package dev.signlab.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file that gets other contents and stays the file it is: links to it and its permissions are
 * kept, and until the new contents are whole it keeps the old ones.
 *
 * @param path the file itself, behind all links; absolute
 * @param isOrdinary whether it is a regular file, or none yet; a device or a pipe is not
 */
public record ReplacedFile(Path path, boolean isOrdinary) {

  private static final int MOST_LINKS = 40;

  /**
   * Finds the file behind a name and sees whether it could be written; nothing is changed.
   *
   * @throws IOException when it is a folder, may not be written, or has no folder to be in
   */
  public static ReplacedFile at(Path name) throws IOException {
    Path file = behindLinks(name.toAbsolutePath());
    if (Files.isDirectory(file)) {
      throw new FileSystemException(name.toString(), null, "Is a directory");
    }
    if (!Files.exists(file)) {
      requirePlace(file);
      return new ReplacedFile(file, true);
    }
    if (!Files.isWritable(file)) {
      throw new AccessDeniedException(name.toString());
    }
    return new ReplacedFile(file.toRealPath(), Files.isRegularFile(file));
  }

  /**
   * Returns the file behind all links of a name; a link that leads nowhere yet names the file that
   * is to be made.
   *
   * @throws IOException when links lead round and round
   */
  public static Path behindLinks(Path name) throws IOException {
    Path file = name;
    for (int count = 0; Files.isSymbolicLink(file); count++) {
      if (count == MOST_LINKS) {
        throw new FileSystemLoopException(name.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  private static void requirePlace(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(file.toString());
    }
    // Only making it tells whether it can be made.
    Files.delete(Files.createFile(file));
  }

  /**
   * Gives the file the contents of another one.
   *
   * @throws IOException when that failed; the file then has its old contents where it stands alone
   *     under its name in a folder that can be written
   */
  public void replace(Path contents) throws IOException {
    if (!Files.exists(path)) {
      copyToNew(contents);
    } else if (isAlone()) {
      moveOnto(contents);
    } else {
      copyOver(contents, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  /** Adds the contents of another file at the end. */
  public void append(Path contents) throws IOException {
    if (Files.exists(path)) {
      copyOver(contents, StandardOpenOption.APPEND);
    } else {
      copyToNew(contents);
    }
  }

  private void copyToNew(Path contents) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Files.copy(contents, out);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private void copyOver(Path contents, StandardOpenOption how) throws IOException {
    try (InputStream in = Files.newInputStream(contents);
        OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE, how)) {
      in.transferTo(out);
    }
  }

  /** Tells whether another file can take its place unnoticed: one name, one owner. */
  private boolean isAlone() throws IOException {
    if (!Files.isWritable(path.getParent())
        || !Files.getFileStore(path).supportsFileAttributeView("unix")) {
      return false;
    }
    Map<String, Object> file = Files.readAttributes(path, "unix:nlink");
    return Integer.valueOf(1).equals(file.get("nlink"));
  }

  private void moveOnto(Path contents) throws IOException {
    Path beside = Files.createTempFile(path.getParent(), ".writing-", ".tmp");
    try {
      copyTo(contents, beside);
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(path));
      if (!owner(beside).equals(owner(path))) {
        copyOver(contents, StandardOpenOption.TRUNCATE_EXISTING);
        return;
      }
      AtomicFile.move(beside, path);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void copyTo(Path contents, Path file) throws IOException {
    try (FileChannel from = FileChannel.open(contents);
        FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < from.size()) {
        done += from.transferTo(done, from.size() - done, to);
      }
    }
  }

  private static Map<String, Object> owner(Path file) throws IOException {
    return Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
  }
}
