package dev.signlab.image.tree;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Opens what is below a folder without following any link, also when somebody puts a link in place
 * of a folder meanwhile: each name is opened within the folder that was opened before it, where the
 * system can do that.
 */
final class UnlinkedFiles {

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path root;

  /** Takes a folder, whose own path may go through links. */
  UnlinkedFiles(Path folder) throws IOException {
    this.root = folder.toRealPath();
  }

  /**
   * Something in a folder.
   *
   * @param name its name
   * @param path its whole path
   * @param attributes its own, not those of what a link leads to
   */
  record Entry(Path name, Path path, PosixFileAttributes attributes) {}

  /** What is done in a folder while it is open. */
  private interface Work<T> {
    T in(DirectoryStream<Path> folder) throws IOException;
  }

  /** Lists a folder, in no order. */
  List<Entry> list(List<Path> names) throws IOException {
    return within(
        names,
        folder -> {
          List<Entry> entries = new ArrayList<>();
          for (Path each : folder) {
            entries.add(new Entry(name(each), each, attributes(folder, each)));
          }
          return entries;
        });
  }

  /** Opens a file, which must be the one that was seen before. */
  SeekableByteChannel open(List<Path> names, PosixFileAttributes seen) throws IOException {
    Path path = path(names);
    return within(
        names.subList(0, names.size() - 1),
        folder -> {
          PosixFileAttributes now = attributes(folder, path);
          if (!now.isRegularFile()
              || now.size() != seen.size()
              || !Objects.equals(now.fileKey(), seen.fileKey())) {
            throw new IOException("it was changed while the image was built");
          }
          return folder instanceof SecureDirectoryStream<Path> secure
              ? secure.newByteChannel(name(path), READING)
              : Files.newByteChannel(path, READING);
        });
  }

  /** Reads a link, and makes sure that its folder was no link then. */
  Path target(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    Path folder = link.resolveSibling(".").normalize();
    if (!folder.toRealPath().equals(folder)) {
      throw new NoSuchFileException(link.toString());
    }
    return target;
  }

  private Path path(List<Path> names) {
    Path path = root;
    for (Path name : names) {
      path = path.resolve(name);
    }
    return path;
  }

  private static Path name(Path path) {
    return Objects.requireNonNull(path.getFileName());
  }

  private <T> T within(List<Path> names, Work<T> work) throws IOException {
    try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
      return top instanceof SecureDirectoryStream<Path> secure
          ? within(secure, names, work)
          : byPath(path(names), work);
    }
  }

  private static <T> T within(SecureDirectoryStream<Path> at, List<Path> names, Work<T> work)
      throws IOException {
    if (names.isEmpty()) {
      return work.in(at);
    }
    try (SecureDirectoryStream<Path> below =
        at.newDirectoryStream(names.getFirst(), LinkOption.NOFOLLOW_LINKS)) {
      return within(below, names.subList(1, names.size()), work);
    }
  }

  /** Some systems cannot open a name within an open folder. */
  private static <T> T byPath(Path folder, Work<T> work) throws IOException {
    if (!folder.toRealPath().equals(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      return work.in(stream);
    }
  }

  private static PosixFileAttributes attributes(DirectoryStream<Path> folder, Path path)
      throws IOException {
    return folder instanceof SecureDirectoryStream<Path> secure
        ? secure
            .getFileAttributeView(
                name(path), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes()
        : Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
