package dev.signlab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** What a home holds, so that it need not be put back where nothing changed. */
record Footprint(Set<String> files) {

  /** What the lab writes down about itself is no part of a state. */
  private static final Set<String> OWN = Set.of("snapshots", "progress", "log", "logs", "history");

  static Footprint of(Path home) {
    Set<String> files = new TreeSet<>();
    try {
      Files.walkFileTree(home, new Walk(home, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Footprint(files);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path home;
    private final Set<String> files;

    Walk(Path home, Set<String> files) {
      this.home = home;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean own =
          home.equals(folder.getParent()) && OWN.contains(String.valueOf(folder.getFileName()));
      return own ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.toString().endsWith(".log")) {
        files.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }
  }
}
