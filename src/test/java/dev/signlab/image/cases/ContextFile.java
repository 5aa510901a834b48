package dev.signlab.image.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes the files that a case describes onto the disk. */
final class ContextFile {

  private ContextFile() {}

  static void write(Path folder, FileLine line) throws IOException {
    Path path = folder.resolve(line.path());
    Files.createDirectories(path.resolveSibling("."));
    switch (line.kind()) {
      case "link" -> Files.createSymbolicLink(path, Path.of(line.rest()));
      case "hard" -> Files.createLink(path, folder.resolve(line.rest()));
      case "fifo" -> run("mkfifo", path.toString());
      case "pack" -> pack(folder, line);
      default -> {
        if (line.isFolder()) {
          Files.createDirectories(path);
        } else {
          Files.writeString(path, line.rest());
        }
      }
    }
  }

  static void protect(Path folder, FileLine line) throws IOException {
    Path path = folder.resolve(line.path());
    if (line.isMode() && Files.exists(path)) {
      Files.setAttribute(path, "unix:mode", line.mode());
    }
  }

  private static void run(String... words) throws IOException {
    try {
      new ProcessBuilder(List.of(words)).start().waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** {@code pack NAME gz|bz2|plain FOLDER}: the folder becomes an archive. */
  private static void pack(Path folder, FileLine line) throws IOException {
    String[] words = line.rest().split(" ", -1);
    Path from = folder.resolve(words[1]);
    try (OutputStream out = Files.newOutputStream(folder.resolve(line.path()));
        OutputStream packed = packed(out, words[0]);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed);
        Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(path -> !path.equals(from)).sorted().toList()) {
        add(tar, from, each);
      }
    }
    delete(from);
  }

  private static OutputStream packed(OutputStream out, String kind) throws IOException {
    return switch (kind) {
      case "gz" -> new GZIPOutputStream(out);
      case "bz2" -> new BZip2CompressorOutputStream(out);
      default -> out;
    };
  }

  private static void add(TarArchiveOutputStream tar, Path from, Path file) throws IOException {
    String name = from.relativize(file).toString();
    boolean isLink = Files.isSymbolicLink(file);
    TarArchiveEntry entry =
        isLink
            ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
            : new TarArchiveEntry(name + (Files.isDirectory(file) ? "/" : ""));
    if (isLink) {
      entry.setLinkName(Files.readSymbolicLink(file).toString());
    } else if (Files.isRegularFile(file)) {
      entry.setSize(Files.size(file));
    }
    entry.setIds(7, 8);
    tar.putArchiveEntry(entry);
    if (entry.isFile() && !isLink) {
      Files.copy(file, tar);
    }
    tar.closeArchiveEntry();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path dir, java.io.@org.jspecify.annotations.Nullable IOException e)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
