package dev.signlab.content;

import dev.signlab.content.asciidoc.AsciidocConverter;
import dev.signlab.content.asciidoc.Conversion;
import dev.signlab.content.asciidoc.SourceKey;
import dev.signlab.content.document.DocumentJson;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Converts a folder of lessons for the class path. A lesson whose source has not changed is not
 * converted again, and when none has, Asciidoctor is not even loaded.
 *
 * @param lessons the folder with the AsciiDoc files
 * @param output the folder for the JSON files, one for each lesson
 * @param keys the folder that remembers from which sources they were made
 */
record LessonBuild(Path lessons, Path output, Path keys) {

  private static final String SUFFIX = ".adoc";

  /** Brings the output up to date and returns everything that is wrong with the lessons. */
  List<Problem> run() {
    removeOrphans();
    List<Path> changed = files(lessons, SUFFIX).stream().filter(this::isChanged).toList();
    List<Problem> problems = new ArrayList<>();
    if (!changed.isEmpty()) {
      try (AsciidocConverter converter = new AsciidocConverter()) {
        changed.forEach(file -> problems.addAll(convert(converter, file)));
      }
    }
    return problems;
  }

  private List<Problem> convert(AsciidocConverter converter, Path file) {
    Conversion conversion = converter.convert(file);
    if (conversion.problems().isEmpty()) {
      AtomicFile.write(json(file), DocumentJson.write(conversion.document()));
      AtomicFile.write(key(file), SourceKey.of(file));
    }
    return conversion.problems();
  }

  private boolean isChanged(Path file) {
    return !Files.isRegularFile(json(file))
        || !Files.isRegularFile(key(file))
        || !BoundedFile.readText(key(file)).equals(SourceKey.of(file));
  }

  private void removeOrphans() {
    for (Path json : files(output, ".json")) {
      String name = json.getFileName().toString().replace(".json", SUFFIX);
      if (!Files.isRegularFile(lessons.resolve(name))) {
        delete(json);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path json(Path file) {
    return output.resolve(file.getFileName().toString().replace(SUFFIX, ".json"));
  }

  private Path key(Path file) {
    return keys.resolve(file.getFileName().toString().replace(SUFFIX, ".key"));
  }

  private static List<Path> files(Path folder, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
