package dev.signlab.environment.home;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small file of {@code name = value} lines that a person can read; {@code #} begins a remark. */
public record KeyValueFile(Path file) {

  private static final int LARGEST = 16 << 10;

  /** Tells whether the file is there. */
  public boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * Returns the values by name; none where nothing of that name is there. A file that is there and
   * empty is not the same, and refused.
   */
  public Map<String, String> read() {
    Map<String, String> values = new LinkedHashMap<>();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return values;
    }
    if (!exists()) {
      throw refused(
          "a folder, a link that leads nowhere, or something else that is no file", "!rm -r ");
    }
    String text = new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      // The lab writes a remark at least: what is empty was emptied, and says nothing of what held.
      throw malformed("nothing: the file is empty");
    }
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw malformed(line);
      }
    }
    return values;
  }

  /** Writes the values under a remark, whole or not at all. */
  public void write(String remark, Map<String, String> values) {
    StringBuilder text = new StringBuilder("# ").append(remark).append('\n');
    values.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    AtomicFile.write(file, text.toString());
  }

  /** Returns the refusal of what the file says. */
  public RuntimeException malformed(String found) {
    return refused(found, "!rm ");
  }

  private RuntimeException refused(String found, String remove) {
    return Problem.of("cannot understand " + file)
        .expected("lines such as  endpoint = embedded")
        .found(found)
        .hint("without the file the lab starts as if new; the images stay", remove + file)
        .asException();
  }
}
