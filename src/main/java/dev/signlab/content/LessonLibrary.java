package dev.signlab.content;

import dev.signlab.content.asciidoc.AsciidocConverter;
import dev.signlab.content.asciidoc.SourceKey;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.DocumentJson;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens lessons, and pages of them. The lab's own lessons were converted by the build and are read
 * from the class path. A lesson that an instructor wrote is converted when it is opened first,
 * which takes seconds, and kept in a folder under the digest of its source, so that it is as fast
 * as the others from then on. Safe for use by several threads.
 */
public final class LessonLibrary implements AutoCloseable {

  private final Path cache;
  private final Map<String, Document> opened = new ConcurrentHashMap<>();
  private @Nullable AsciidocConverter converter;

  /**
   * Opens a library.
   *
   * @param cache the folder for converted lessons; made when it is needed
   */
  public LessonLibrary(Path cache) {
    this.cache = cache;
  }

  /** Returns a lesson of the lab, or the page of it that the reference names. */
  public Document open(LessonReference reference) {
    return page(builtIn(reference), reference);
  }

  /**
   * Returns a lesson from a scenario's folder, or the lab's own lesson of that name when the folder
   * has none. A malformed lesson is a problem that names the file, the line and what helps.
   */
  public Document open(LessonReference reference, Path folder) {
    Path file = folder.resolve(reference.path());
    return Files.isRegularFile(file) ? page(written(file), reference) : open(reference);
  }

  /** Tells whether a lesson is there, in a scenario's folder or among the lab's own. */
  public boolean has(LessonReference reference, Path folder) {
    return Files.isRegularFile(folder.resolve(reference.path()))
        || LessonLibrary.class.getResource(resource(reference.name())) != null;
  }

  private static String resource(String name) {
    return "/lessons/" + name + ".json";
  }

  private Document builtIn(LessonReference reference) {
    return opened.computeIfAbsent(reference.name(), name -> read(name, reference));
  }

  private static Document read(String name, LessonReference reference) {
    String resource = resource(name);
    try (InputStream in = LessonLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw noLesson(reference);
      }
      return DocumentJson.read(BoundedFile.read(in, BoundedFile.SMALL, resource), "lesson " + name);
    } catch (IOException e) {
      throw Problem.of("cannot read lesson " + name).found(Reason.of(e)).asException(e);
    }
  }

  private Document written(Path file) {
    String key = SourceKey.of(file);
    return opened.computeIfAbsent(key, _ -> kept(key, file).orElseGet(() -> convert(file, key)));
  }

  private Optional<Document> kept(String key, Path file) {
    Path kept = cache.resolve(key + ".json");
    if (!Files.isRegularFile(kept)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DocumentJson.read(BoundedFile.read(kept), file.toString()));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private synchronized Document convert(Path file, String key) {
    AsciidocConverter loaded = converter == null ? new AsciidocConverter() : converter;
    converter = loaded;
    Document document = loaded.convert(file).orThrow();
    AtomicFile.write(cache.resolve(key + ".json"), DocumentJson.write(document));
    return document;
  }

  private static Document page(Document document, LessonReference reference) {
    if (reference.section().isEmpty()) {
      return document;
    }
    return document.page(reference.section()).orElseThrow(() -> noPage(document, reference));
  }

  private static LabException noPage(Document document, LessonReference reference) {
    return Problem.of("lesson " + reference.name() + " has no page " + reference.section())
        .expected(
            "one of "
                + String.join(", ", document.sections().stream().map(Block.Section::id).toList()))
        .found(reference.section())
        .hint("a page begins with [#" + reference.section() + "] above its title")
        .asException();
  }

  private static LabException noLesson(LessonReference reference) {
    return Problem.of("no lesson " + reference.path())
        .expected(
            "a file " + reference.path() + " in the scenario's folder, or a lesson of the lab")
        .found("neither")
        .asException();
  }

  /** Gives back what converting lessons needed, if any was converted. */
  @Override
  public synchronized void close() {
    if (converter != null) {
      converter.close();
      converter = null;
    }
  }
}
