package dev.signlab.registry;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Files that a killed server left half-written. Another server may be at work on the same folder,
 * so only files are taken that nobody can still be writing: each is small and written at once.
 */
final class Leftovers extends SimpleFileVisitor<Path> {

  private static final Duration OLD = Duration.ofMinutes(10);

  private final Instant before;

  private Leftovers(Instant before) {
    this.before = before;
  }

  /** Deletes what is left below a folder. */
  static void delete(Path folder, Instant now) throws IOException {
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, new Leftovers(now.minus(OLD)));
    }
  }

  /** Deletes what is left, beside a server that is answering already. */
  static void deleteBeside(Path folder) {
    Thread.ofVirtual()
        .name("registry-leftovers")
        .start(
            () -> {
              try {
                delete(folder, today(folder));
              } catch (IOException e) {
                // What cannot be deleted now is tried again at the next start.
              }
            });
  }

  /** The world's clock may be turned; only the disk knows how old its files are. */
  private static Instant today(Path folder) throws IOException {
    Path fresh = Files.createTempFile(folder, ".writing-", ".tmp");
    try {
      return Files.getLastModifiedTime(fresh).toInstant();
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String name = String.valueOf(file.getFileName());
    boolean isTemporary = name.startsWith(".writing-") && name.endsWith(".tmp");
    if (isTemporary && attributes.lastModifiedTime().toInstant().isBefore(before)) {
      Files.deleteIfExists(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A folder or file that somebody else deletes meanwhile is no failure. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
