package dev.signlab.shell.spring;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of files that begin as typed. */
final class FileCandidates {

  private static final int MOST = 500;

  private FileCandidates() {}

  /** Returns the names, those of folders with a slash at their end. */
  static List<String> of(String typed, Path directory, Path home) {
    int slash = typed.lastIndexOf('/');
    String folder = typed.substring(0, slash + 1);
    String begin = typed.substring(slash + 1);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place(folder, directory, home))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean offered =
            name.startsWith(begin) && (!name.startsWith(".") || begin.startsWith("."));
        if (offered && names.size() < MOST) {
          names.add(folder + name + (Files.isDirectory(entry) ? "/" : ""));
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  private static Path place(String folder, Path directory, Path home) {
    return folder.startsWith("~/")
        ? Path.of(home + folder.substring(1))
        : directory.resolve(folder);
  }
}
