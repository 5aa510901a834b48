package dev.signlab.shell.line;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Names of files that a pattern with {@code *} and {@code ?} in its last name matches. */
final class Glob {

  private static final int MOST = 1000;

  private Glob() {}

  /** Returns the matching names in order, or the text itself when nothing matches. */
  static List<String> matches(SplitWord.Field field, Path directory) {
    if (!hasWildcard(field.pattern())) {
      return List.of(field.text());
    }
    int slash = field.pattern().lastIndexOf('/');
    String folder = field.pattern().substring(0, slash + 1);
    String name = field.pattern().substring(slash + 1);
    List<String> found =
        hasWildcard(folder) ? List.of() : matches(directory, folder.replace("\\", ""), name);
    return found.isEmpty() ? List.of(field.text()) : found;
  }

  private static List<String> matches(Path directory, String folder, String name) {
    List<String> found = new ArrayList<>();
    try {
      Path place = directory.resolve(folder);
      if (!Files.isDirectory(place)) {
        return List.of();
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(place, escaped(name))) {
        for (Path entry : entries) {
          String file = entry.getFileName().toString();
          if (found.size() < MOST && (name.startsWith(".") || !file.startsWith("."))) {
            found.add(folder + file);
          }
        }
      }
    } catch (IOException | InvalidPathException | PatternSyntaxException e) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }

  private static String escaped(String name) {
    return name.replace("{", "\\{").replace("}", "\\}");
  }

  private static boolean hasWildcard(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?') {
        return true;
      }
    }
    return false;
  }
}
