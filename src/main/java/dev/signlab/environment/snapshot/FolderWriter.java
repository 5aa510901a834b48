package dev.signlab.environment.snapshot;

import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a folder hold exactly what a snapshot says. The folder itself stays, and so does each file
 * that is right already: a second terminal in it keeps its place.
 */
final class FolderWriter {

  private final Path root;
  private final Optional<Path> left;
  private final Set<Path> kept = new HashSet<>();

  private FolderWriter(Path root, Optional<Path> left) {
    this.root = root;
    this.left = left;
  }

  /** Writes the files, and deletes all others but the folder {@code left}. */
  static void write(Path root, Optional<Path> left, List<SavedFile> files) throws IOException {
    FolderWriter writer = new FolderWriter(root, left);
    Files.createDirectories(root);
    for (SavedFile file : files) {
      writer.put(file);
    }
    writer.deleteOthers();
  }

  private void put(SavedFile saved) throws IOException {
    Path target = root.resolve(saved.path()).normalize();
    if (!target.startsWith(root) || target.equals(root)) {
      throw Problem.of("a snapshot names a file outside its folder")
          .found(saved.path())
          .asException();
    }
    kept.add(target);
    switch (saved.kind()) {
      case FOLDER -> putFolder(target, saved);
      case LINK -> putLink(target, saved);
      case FILE -> putFile(target, saved);
    }
  }

  private static void putFolder(Path target, SavedFile saved) throws IOException {
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      deleteTree(target);
      Files.createDirectories(target);
    }
    permit(target, saved);
  }

  private static void putLink(Path target, SavedFile saved) throws IOException {
    Path pointsAt = Path.of(new String(saved.bytes(), StandardCharsets.UTF_8));
    if (!Files.isSymbolicLink(target) || !Files.readSymbolicLink(target).equals(pointsAt)) {
      deleteTree(target);
      Files.createSymbolicLink(target, pointsAt);
    }
  }

  private static void putFile(Path target, SavedFile saved) throws IOException {
    if (!isSame(target, saved)) {
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        deleteTree(target);
      }
      Path temporary = Files.createTempFile(target.resolveSibling("."), ".writing-", ".tmp");
      Files.write(temporary, saved.bytes());
      Files.setLastModifiedTime(temporary, saved.modified());
      permit(temporary, saved);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      permit(target, saved);
    }
  }

  private static boolean isSame(Path target, SavedFile saved) throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.size(target) == saved.bytes().length
        && Arrays.equals(Files.readAllBytes(target), saved.bytes());
  }

  private static void permit(Path target, SavedFile saved) throws IOException {
    if (!saved.permissions().isEmpty()) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(saved.permissions()));
    }
  }

  private void deleteOthers() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (left.filter(folder::equals).isPresent()) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (folder.equals(root) || kept.contains(folder)) {
              return FileVisitResult.CONTINUE;
            }
            deleteTree(folder);
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!kept.contains(file)) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
