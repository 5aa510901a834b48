package dev.signlab.storage;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * Replaces a file in one step: readers see the old bytes or the new ones, never a part, also when
 * the process is killed in between. Safe for use by several threads and processes; the last writer
 * wins.
 */
public final class AtomicFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  private AtomicFile() {}

  /** Writes bytes that others may read (mode 0644); creates missing folders. */
  public static void write(Path file, byte[] bytes) {
    replace(file, bytes, READABLE, true);
  }

  /** Writes text as UTF-8 that others may read (mode 0644); creates missing folders. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes that others may read (mode 0644), where the file does not hold them already: a
   * look is cheaper than a write that lasts.
   */
  public static void writeIfOther(Path file, byte[] bytes) {
    if (!Files.exists(file) || !Arrays.equals(BoundedFile.read(file), bytes)) {
      write(file, bytes);
    }
  }

  /**
   * Writes bytes that others may read without waiting for the disk: a killed process leaves the old
   * bytes or the new ones, a power cut may leave neither. For what can be made anew.
   */
  public static void writeUnforced(Path file, byte[] bytes) {
    replace(file, bytes, READABLE, false);
  }

  /** Writes bytes that nobody but the owner may read, at no moment (mode 0600). */
  public static void writeSecret(Path file, byte[] bytes) {
    replace(file, bytes, OWNER_ONLY, true);
  }

  /**
   * Writes content that comes in pieces (mode 0600), and does not wait for the disk; the folder
   * must be there.
   *
   * @throws IOException when it cannot be written or not be made; then the old bytes stay
   */
  public static void writeStream(Path file, ContentWriter content) throws IOException {
    Path target = file.toAbsolutePath();
    if (isDevice(target)) {
      writeThrough(target, content);
      return;
    }
    Path temporary = temporaryBeside(target, OWNER_ONLY);
    try {
      writeThrough(temporary, content);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeThrough(Path file, ContentWriter content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
  }

  /** A device such as /dev/null or a pipe is written to; a new file must not take its name. */
  private static boolean isDevice(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target);
  }

  private static void replace(
      Path file, byte[] bytes, Set<PosixFilePermission> permissions, boolean force) {
    Path target = file.toAbsolutePath();
    try {
      if (isDevice(target)) {
        writeThrough(target, bytes, force);
        return;
      }
      Files.createDirectories(parentOf(target));
      Path temporary = temporaryBeside(target, permissions);
      try {
        writeThrough(temporary, bytes, force);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  private static Path temporaryBeside(Path target, Set<PosixFilePermission> permissions)
      throws IOException {
    FileAttribute<?>[] attributes =
        Files.getFileStore(parentOf(target)).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
            : new FileAttribute<?>[0];
    return Files.createTempFile(parentOf(target), ".writing-", ".tmp", attributes);
  }

  private static void writeThrough(Path file, byte[] bytes, boolean force) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (force && Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  /** Moves a finished file onto its name in one step; both must be on one file system. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path parentOf(Path target) {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  private static LabException cannotWrite(Path target, IOException e) {
    return Problem.of("cannot write " + target)
        .expected("a folder that can be written, with space left")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }
}
