package dev.signlab.image.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Dockerfile of a table.
 *
 * @param table the name of the table's file
 * @param name what the case is about
 * @param files the files in the folder that is built
 * @param flags more words for the command line
 * @param differs why the engine's answer is another one, where it is
 * @param dockerfile the Dockerfile
 * @param image the image that comes of it, or {@code refused} with the words of our refusal
 */
public record BuildCase(
    String table,
    String name,
    List<FileLine> files,
    List<String> flags,
    Optional<String> differs,
    String dockerfile,
    String image) {

  /** Where the tables are. */
  static final Path FOLDER = Path.of("src/test/resources/builds");

  private static final String BEGIN = "=== ";
  private static final String PART = "---\n";

  /** Reads all tables. */
  public static List<BuildCase> all() {
    try (Stream<Path> tables = Files.list(FOLDER)) {
      List<BuildCase> cases = new ArrayList<>();
      for (Path table : tables.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        String[] texts = Files.readString(table).split("(?m)^" + BEGIN, -1);
        for (int i = 1; i < texts.length; i++) {
          cases.add(parse(table.getFileName().toString(), texts[i]));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BuildCase parse(String table, String text) {
    String[] parts = text.split("(?m)^" + PART, -1);
    List<FileLine> files = new ArrayList<>();
    List<String> flags = List.of();
    Optional<String> differs = Optional.empty();
    List<String> lines = parts[0].lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("flags ")) {
        flags = List.of(line.substring("flags ".length()).split(" ", -1));
      } else if (line.startsWith("differs ")) {
        differs = Optional.of(line.substring("differs ".length()));
      } else if (!line.isBlank()) {
        files.add(FileLine.parse(line));
      }
    }
    String image = parts.length > 2 ? parts[2].strip() : "";
    return new BuildCase(table, lines.getFirst(), files, flags, differs, parts[1], image);
  }

  boolean isRefused() {
    return image.startsWith("refused");
  }

  /** Returns the case as it stands in its table, with another image. */
  String withImage(String other) {
    String text;
    try {
      text = Files.readString(FOLDER.resolve(table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int start = text.indexOf(BEGIN + name + "\n");
    int next = text.indexOf("\n" + BEGIN, start + 1);
    String own = text.substring(start, next < 0 ? text.length() : next + 1);
    String[] parts = own.split("(?m)^" + PART, -1);
    String changed = parts[0] + PART + parts[1] + PART + other.strip() + "\n\n";
    return text.substring(0, start) + changed + (next < 0 ? "" : text.substring(next + 1));
  }

  /** Puts the folder that is built in place. */
  Path prepare(Path place) throws IOException {
    Path folder = Files.createDirectories(place);
    for (FileLine line : files) {
      ContextFile.write(folder, line);
    }
    for (FileLine line : files.reversed()) {
      ContextFile.protect(folder, line);
    }
    return folder;
  }

  @Override
  public String toString() {
    return table.replace(".txt", "") + ": " + name;
  }
}
