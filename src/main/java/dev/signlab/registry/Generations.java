package dev.signlab.registry;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The folders that hold references, of which one counts: the one at which the symbolic link {@code
 * refs} points. All references change in one step when the link is replaced.
 */
final class Generations {

  private final Path folder;
  private final Path link;

  Generations(Path store) {
    folder = store.resolve("generations");
    link = store.resolve("refs");
  }

  /** Returns the folder that counts now. Whoever reads several files asks once. */
  Path current() throws IOException {
    try {
      return folder.resolve(Files.readSymbolicLink(link).getFileName());
    } catch (NoSuchFileException e) {
      return first();
    }
  }

  /**
   * Returns the folder that counts whenever a path through it is used: for one look, and no more.
   */
  Path now() {
    return link;
  }

  /** Makes an empty folder, which does not count yet. */
  Path create() throws IOException {
    return Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
  }

  /**
   * Lets a new folder count in place of the current one, which stays: a reader may be in the midst
   * of it. Older ones go.
   */
  void replaceBy(Path generation) throws IOException {
    Path before = current();
    Path newLink = folder.resolve(generation.getFileName() + ".link");
    Files.createSymbolicLink(newLink, pointingAt(generation));
    Files.move(newLink, link, StandardCopyOption.ATOMIC_MOVE);
    deleteAllBut(before, generation);
  }

  private Path first() throws IOException {
    Path generation = create();
    try {
      Files.createSymbolicLink(link, pointingAt(generation));
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(generation);
    }
    return folder.resolve(Files.readSymbolicLink(link).getFileName());
  }

  private static Path pointingAt(Path generation) {
    return Path.of("generations").resolve(generation.getFileName());
  }

  private void deleteAllBut(Path before, Path now) throws IOException {
    for (String name : Folders.names(folder)) {
      Path each = folder.resolve(name);
      if (!each.equals(before) && !each.equals(now) && !name.endsWith(".link")) {
        Folders.delete(each);
      }
    }
    if (!Files.isDirectory(now, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(now.toString());
    }
  }
}
