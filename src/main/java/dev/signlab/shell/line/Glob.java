package dev.signlab.shell.line;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of files that a pattern with {@code *}, {@code ?} and {@code [a-z]} matches, in folders as
 * well as in the last name, as POSIX shells match them (IEEE Std 1003.1, Shell Command Language,
 * 2.13.3). They come in the order of their characters, as in the C locale.
 */
final class Glob {

  private final Path directory;
  private final List<String> names;
  private final List<String> found = new ArrayList<>();

  private Glob(Path directory, String pattern) {
    this.directory = directory;
    this.names = List.of(pattern.split("/", -1));
  }

  /** Returns the matching names in order, or the text itself when nothing matches. */
  static List<String> matches(SplitWord.Field field, Path directory) {
    Glob glob = new Glob(directory, field.pattern());
    if (glob.names.stream().noneMatch(GlobName::isPattern)) {
      return List.of(field.text());
    }
    glob.walk(0, "");
    Collections.sort(glob.found);
    return glob.found.isEmpty() ? List.of(field.text()) : List.copyOf(glob.found);
  }

  /**
   * Goes on behind a path that is there.
   *
   * @param at the number of the next name
   * @param path what stands before it, with its slash
   */
  private void walk(int at, String path) {
    String name = names.get(at);
    if (GlobName.isPattern(name)) {
      entries(path, GlobName.regex(name), name.startsWith("."))
          .forEach(each -> step(at, path + each));
    } else {
      step(at, path + GlobName.plain(name));
    }
  }

  private void step(int at, String path) {
    boolean last = at == names.size() - 1;
    if (last && isThere(path)) {
      found.add(path);
    } else if (!last && (path.isEmpty() || isFolder(path))) {
      walk(at + 1, path + "/");
    }
  }

  private List<String> entries(String path, Pattern wanted, boolean hidden) {
    List<String> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory.resolve(path))) {
      for (Path entry : all) {
        String name = entry.getFileName().toString();
        if ((hidden || !name.startsWith(".")) && wanted.matcher(name).matches()) {
          entries.add(name);
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
    return entries;
  }

  private boolean isFolder(String path) {
    try {
      return Files.isDirectory(directory.resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A link is there though it leads nowhere; behind a slash only what is a folder is. */
  private boolean isThere(String path) {
    try {
      return path.endsWith("/")
          ? isFolder(path)
          : Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
