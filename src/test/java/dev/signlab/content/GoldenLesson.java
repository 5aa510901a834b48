package dev.signlab.content;

import dev.signlab.content.document.Document;
import dev.signlab.content.document.DocumentJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The lesson that holds every element once, as the converter left it in golden.json. */
public final class GoldenLesson {

  private GoldenLesson() {}

  /** Returns the JSON form. */
  public static String json() {
    return new String(resource("/lessons/golden.json"), StandardCharsets.UTF_8).strip();
  }

  /** Returns the tree. */
  public static Document document() {
    return DocumentJson.read(resource("/lessons/golden.json"), "golden lesson");
  }

  /** Returns the lines of a file beside the golden lesson. */
  public static List<String> lines(String name) {
    return new String(resource("/lessons/" + name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns a file beside the golden lesson. */
  public static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(GoldenLesson.class.getResource("/lessons/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenLesson.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
