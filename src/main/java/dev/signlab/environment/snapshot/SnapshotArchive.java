package dev.signlab.environment.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A snapshot as one ZIP file, so that it is there whole or not at all. Kind and permissions of a
 * file are the comment of its entry; the comment of the archive is when it was taken.
 */
final class SnapshotArchive {

  private SnapshotArchive() {}

  static byte[] write(List<SavedFile> files, Instant taken) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.setComment(taken.toString());
      for (SavedFile file : files) {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setComment(file.kind() + " " + file.permissions());
        entry.setLastModifiedTime(file.modified());
        zip.putNextEntry(entry);
        zip.write(file.bytes());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static List<SavedFile> read(Path archive) throws IOException {
    List<SavedFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        files.add(saved(zip, entry));
      }
    }
    return List.copyOf(files);
  }

  static Instant taken(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      return Instant.parse(String.valueOf(zip.getComment()));
    }
  }

  private static SavedFile saved(ZipFile zip, ZipEntry entry) throws IOException {
    String comment = String.valueOf(entry.getComment());
    int space = comment.indexOf(' ');
    SavedFile.Kind kind = SavedFile.Kind.valueOf(comment.substring(0, Math.max(0, space)));
    FileTime modified = entry.getLastModifiedTime();
    try (InputStream in = zip.getInputStream(entry)) {
      return new SavedFile(
          entry.getName(),
          kind,
          in.readAllBytes(),
          comment.substring(space + 1),
          modified == null ? FileTime.fromMillis(0) : modified);
    }
  }
}
