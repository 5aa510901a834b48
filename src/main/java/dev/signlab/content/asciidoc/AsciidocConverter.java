package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Document;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;

/**
 * Converts AsciiDoc files. Creating one loads JRuby, which takes seconds: keep it for several
 * files, and close it after the last. Safe for use by several threads, which take turns.
 */
public final class AsciidocConverter implements AutoCloseable {

  /** Asciidoctor also prints what it tells a log handler, and offers no other way to stop that. */
  private static final Logger PRINTER = Logger.getLogger("asciidoctor");

  private final Asciidoctor asciidoctor;

  /** Loads Asciidoctor. */
  public AsciidocConverter() {
    PRINTER.setLevel(Level.OFF);
    asciidoctor = Asciidoctor.Factory.create();
    asciidoctor.javaConverterRegistry().register(InlineMarkup.class, InlineMarkup.BACKEND);
  }

  /**
   * Converts a file. Files that it includes must lie beside it or below. A file that is malformed
   * is no exception: the result lists what is wrong.
   */
  public synchronized Conversion convert(Path file) {
    String text = new String(BoundedFile.read(file), StandardCharsets.UTF_8);
    Findings findings = new Findings(file);
    asciidoctor.registerLogHandler(findings);
    try {
      var parsed = asciidoctor.loadFile(file.toAbsolutePath().toFile(), options(file));
      Document document = new BlockWalk(parsed, folder(file), findings).document();
      if (text.isBlank()) {
        findings.add(null, "the file is empty", "begin with a title: = Sign an image");
      }
      return new Conversion(document, findings.problems());
    } finally {
      asciidoctor.unregisterLogHandler(findings);
    }
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("").normalize();
  }

  private static Options options(Path file) {
    return Options.builder()
        .backend(InlineMarkup.BACKEND)
        .safe(SafeMode.SAFE)
        .baseDir(folder(file).toFile())
        .sourcemap(true)
        .attributes(
            Attributes.builder()
                .experimental(true)
                .attributeMissing("warn")
                .attribute("relfilesuffix", ".adoc")
                .build())
        .build();
  }

  /** Gives back what JRuby holds. */
  @Override
  public void close() {
    asciidoctor.close();
  }
}
