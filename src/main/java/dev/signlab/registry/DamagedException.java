package dev.signlab.registry;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * In the place of one of the registry's files stands something that it cannot be: a folder, a link
 * that leads nowhere, a file that says nothing. It does not pass by itself, as what a busy machine
 * refuses does; and it is not the same as nothing, which was never pushed.
 */
final class DamagedException extends IOException {

  private static final long serialVersionUID = 1L;

  private DamagedException(String message) {
    super(message);
  }

  static DamagedException of(Path file, String what) {
    return new DamagedException("what the registry keeps is damaged: " + file + " " + what);
  }

  /** Returns a failure to read a file as what it is; another one stays as it was. */
  static IOException orOther(Path file, IOException failure) {
    if (failure instanceof DamagedException) {
      return failure;
    }
    if (Files.isDirectory(file)) {
      return of(file, "is a folder");
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return of(file, "is a link that leads nowhere");
    }
    if (failure instanceof AccessDeniedException) {
      return of(file, "may not be read by this user");
    }
    Path folder = file.getParent();
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      return of(folder, "is no folder");
    }
    return failure;
  }

  /**
   * Makes room for a file: takes an empty folder away, and a link to one.
   *
   * @throws DamagedException where a folder has something in it, which may be somebody's
   */
  static void makeRoom(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return;
    }
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !Folders.names(file).isEmpty()) {
      throw of(file, "is a folder with something in it, which has to be taken away");
    }
    try {
      Files.delete(file);
    } catch (NoSuchFileException e) {
      // Another writer was faster.
    }
  }
}
