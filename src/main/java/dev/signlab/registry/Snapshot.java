package dev.signlab.registry;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The references of a store in one file: a first line that names the format, then for each
 * reference its path, a tab, and what it says. Blobs are not in it, since they never change.
 */
final class Snapshot {

  private static final String FIRST_LINE = "signlab-registry-references 1";
  private static final int LARGEST = 64 << 20;

  private Snapshot() {}

  static void save(Path references, Path file) throws IOException {
    AtomicFile.write(file, text(references));
  }

  static String text(Path references) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    append(references, "", text);
    return text.toString();
  }

  private static void append(Path folder, String prefix, StringBuilder text) throws IOException {
    for (String name : Folders.names(folder)) {
      Path entry = folder.resolve(name);
      if (Files.isDirectory(entry)) {
        append(entry, prefix + name + "/", text);
      } else if (!name.startsWith(".")) {
        text.append(prefix).append(name).append('\t').append(Files.readString(entry)).append('\n');
      }
    }
  }

  /** Writes the references of a snapshot into an empty folder. */
  static void load(Path file, Path references) throws IOException {
    String text = new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8);
    load(text, file.toString(), references);
  }

  /** Writes the references that a text names; {@code what} names the text. */
  static void load(String text, String what, Path references) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw malformed(what, "another first line");
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      if (tab < 1 || !isInside(line.substring(0, tab))) {
        throw malformed(what, line);
      }
      write(references.resolve(line.substring(0, tab)), line.substring(tab + 1));
    }
  }

  /** Nothing is on stable storage before the link moves, and nothing needs to be: it is a copy. */
  private static void write(Path reference, String says) throws IOException {
    Path folder = reference.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Files.writeString(reference, says);
  }

  private static boolean isInside(String path) {
    for (String word : path.split("/", -1)) {
      if (word.isEmpty() || word.startsWith(".") || word.indexOf('\\') >= 0) {
        return false;
      }
    }
    return true;
  }

  private static LabException malformed(String what, String found) {
    return Problem.of("not a snapshot of a registry: " + what)
        .expected(FIRST_LINE)
        .found(found)
        .asException();
  }
}
