package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.Cause;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a cause means, how it is made here, seen, and mended; each line works when typed.
 *
 * @param cause the cause
 * @param means what it means
 * @param state of a world in which a test types the lines; empty where there are none
 * @param before a line that leads to the cause; may be empty
 * @param make a line that is refused for it; may be empty
 * @param see a line that shows it; may be empty
 * @param mend the line after which all is well; may be empty
 */
public record CausePage(
    Cause cause, String means, String state, String before, String make, String see, String mend) {

  private static final String FILE = "causes.yaml";
  private static final YamlBounds BOUNDS = new YamlBounds(4, 2000);

  /** Reads the page of a cause. */
  public static Optional<CausePage> of(Cause cause) {
    return pages().get(cause.name()) instanceof Map<?, ?> fields
        ? Optional.of(page(cause, fields))
        : Optional.empty();
  }

  private static CausePage page(Cause cause, Map<?, ?> fields) {
    return new CausePage(
        cause,
        text(fields, "means"),
        text(fields, "state"),
        text(fields, "before"),
        text(fields, "make"),
        text(fields, "see"),
        text(fields, "mend"));
  }

  private static String text(Map<?, ?> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(String::valueOf).orElse("");
  }

  private static Map<?, ?> pages() {
    try (InputStream in = Objects.requireNonNull(CausePage.class.getResourceAsStream(FILE), FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>)
          Objects.requireNonNull(YamlTree.of(Yaml.document(Path.of(FILE), text, BOUNDS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the page, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(cause + ": " + cause.words(), "", means));
    add(lines, "how to make it", before, make);
    add(lines, "how to see it", see);
    add(lines, "how to mend it", mend);
    return lines;
  }

  private static void add(List<String> lines, String title, String... typed) {
    List<String> some = List.of(typed).stream().filter(line -> !line.isEmpty()).toList();
    if (!some.isEmpty()) {
      lines.add("");
      lines.add(title);
      some.forEach(line -> lines.add("  " + line));
    }
  }
}
