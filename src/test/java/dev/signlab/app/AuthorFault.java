package dev.signlab.app;

import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One fault that instructors make, as data: what is changed in a scenario without fault, and what
 * the gate must say of it.
 *
 * @param name the name of its file
 * @param base the scenario without fault
 * @param copy the name of a second copy beside it
 * @param move where it lies instead
 * @param edits what is changed
 * @param findings what must be said
 * @param task the task whose proof finds it; nothing when reading does
 * @param twice whether it is proven a second time
 */
record AuthorFault(
    String name,
    Path base,
    Optional<String> copy,
    Optional<String> move,
    List<Fields> edits,
    List<Said> findings,
    Optional<String> task,
    boolean twice) {

  private static final Path FOLDER = Path.of("src/test/resources/author-faults");

  /**
   * What the gate must say.
   *
   * @param at file and line
   * @param level error or advice
   * @param says how the words begin
   */
  record Said(String at, String level, String says) {}

  static Stream<AuthorFault> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(AuthorFault::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuthorFault read(Path file) {
    Findings defects = new Findings();
    Fields fields =
        new Fields(YamlFile.parse(file, text(file), defects).orElseThrow(), "", defects);
    fields.text("fault");
    AuthorFault fault =
        new AuthorFault(
            String.valueOf(file.getFileName()),
            fields
                .optionalText("base")
                .map(Path::of)
                .orElse(FOLDER.resolve("base/two-key-promotion")),
            fields.optionalText("copy"),
            fields.optionalText("move"),
            fields.objects("edits"),
            fields.objects("findings").stream()
                .map(f -> new Said(f.text("at"), f.text("level"), f.text("says")))
                .toList(),
            fields.optionalText("task"),
            fields.optionalText("twice").isPresent());
    fields.finish();
    if (defects.count() > 0 || fault.findings().isEmpty()) {
      throw new IllegalStateException(file + ": " + defects.all());
    }
    return fault;
  }

  /** Writes the scenario with its fault, and returns what is to be checked. */
  Path write(Path folder) throws IOException {
    Path scenario = folder.resolve(move.orElse("scenario"));
    copyTree(base, scenario);
    if (copy.isPresent()) {
      copyTree(base, folder.resolve(copy.get()));
    }
    for (Fields edit : edits) {
      edit(scenario, edit);
    }
    return copy.isPresent() || move.isPresent() ? folder : scenario;
  }

  private static void edit(Path scenario, Fields edit) throws IOException {
    if (edit.has("in")) {
      Path file = scenario.resolve(edit.text("in"));
      replace(file, raw(edit, "old"), raw(edit, "new"), 1);
    } else if (edit.has("everywhere")) {
      try (Stream<Path> files = Files.walk(scenario)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          replace(file, edit.text("everywhere"), edit.text("new"), -1);
        }
      }
    } else if (edit.has("delete")) {
      Files.delete(scenario.resolve(edit.text("delete")));
    } else if (edit.has("link")) {
      Path link = scenario.resolve(edit.text("link"));
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(edit.text("to")));
    } else if (edit.has("pad")) {
      byte[] padding =
          ("\n# " + "x".repeat(edit.number("bytes", 1, 20_000_000)) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      Path file = scenario.resolve(edit.text("pad"));
      Files.write(file, concat(Files.readAllBytes(file), padding));
    } else {
      write(scenario, edit);
    }
  }

  private static void write(Path scenario, Fields edit) throws IOException {
    boolean latin = edit.has("latin1");
    Path file = scenario.resolve(edit.text(latin ? "latin1" : "write"));
    Files.createDirectories(file.resolveSibling("."));
    Files.write(
        file,
        raw(edit, "text").getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
  }

  private static void replace(Path file, String old, String with, int times) throws IOException {
    String text = Files.readString(file);
    int count = text.split(java.util.regex.Pattern.quote(old), -1).length - 1;
    if (times > 0 && count != times) {
      throw new IllegalStateException(file + " has " + count + " times: " + old);
    }
    Files.writeString(file, text.replace(old, with));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Texts here may be empty. */
  private static String raw(Fields edit, String key) {
    return edit.optionalText(key).orElse("");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? target : target.resolveSibling("."));
        if (!Files.isDirectory(file)) {
          Files.copy(file, target);
        }
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
