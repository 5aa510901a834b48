package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images from which a Dockerfile builds, of as many stages as it has: those behind {@code FROM}
 * and {@code COPY --from}. {@code scratch} and the names of earlier stages are no images.
 *
 * @param all the images in their order
 * @param last the image of the last stage, or nothing when that begins with none
 * @param scratches how many stages begin with nothing
 */
public record BaseImages(List<String> all, List<String> last, int scratches) {

  /** Copies the lists. */
  public BaseImages {
    all = List.copyOf(all);
    last = List.copyOf(last);
  }

  /**
   * Finds the images of a Dockerfile.
   *
   * @param text the file
   * @param environment values for its variables; they win over the defaults of {@code ARG}
   */
  public static BaseImages in(String text, Map<String, String> environment) {
    Search search = new Search(environment);
    Findings findings = new Findings("Dockerfile");
    List<LogicalLine> lines = new LineReader(text, findings).read();
    findings.throwIfAny();
    lines.forEach(search::read);
    return new BaseImages(search.all, search.last, search.scratches);
  }

  /** Reads a file from top to bottom. */
  private static final class Search {

    private final Map<String, String> environment;
    private final Map<String, String> variables;
    private final Set<String> stages = new HashSet<>();
    private final List<String> all = new ArrayList<>();
    private List<String> last = List.of();
    private int scratches;

    Search(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
      this.variables = new HashMap<>(environment);
    }

    void read(LogicalLine line) {
      try {
        switch (line.keyword()) {
          case "ARG" -> argument(line);
          case "FROM" -> from(line);
          case "COPY" -> copy(line);
          default -> {}
        }
      } catch (LineFault fault) {
        throw new Findings("Dockerfile").problem(line.number(), fault);
      }
    }

    private void argument(LogicalLine line) {
      for (String word : KeyValues.words(line.rest(), Directives.BACKSLASH)) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : expand(word.substring(equals + 1));
        variables.putIfAbsent(name, environment.getOrDefault(name, value));
      }
    }

    private void from(LogicalLine line) {
      List<String> words = words(line);
      if (words.isEmpty() || words.getFirst().isEmpty()) {
        throw noImage(line);
      }
      last = image(words.getFirst());
      all.addAll(last);
      boolean named = words.size() > 2 && words.get(1).toLowerCase(Locale.ROOT).equals("as");
      if (named) {
        stages.add(words.get(2).toLowerCase(Locale.ROOT));
      }
    }

    private void copy(LogicalLine line) {
      line.flags().stream()
          .filter(word -> word.startsWith("--from="))
          .map(word -> expand(word.substring("--from=".length())))
          .filter(name -> name.chars().anyMatch(c -> !Character.isDigit(c)))
          .forEach(name -> all.addAll(image(name)));
    }

    private List<String> image(String name) {
      if (name.equals(Dockerfile.SCRATCH)) {
        scratches++;
        return List.of();
      }
      return stages.contains(name.toLowerCase(Locale.ROOT)) ? List.of() : List.of(name);
    }

    private List<String> words(LogicalLine line) {
      return KeyValues.words(line.rest(), Directives.BACKSLASH).stream().map(this::expand).toList();
    }

    private String expand(String word) {
      return Expansion.word(
          word, Directives.BACKSLASH, name -> Optional.ofNullable(variables.get(name)));
    }

    private static LabException noImage(LogicalLine line) {
      return Problem.of("line " + line.number() + " names no image: " + line.source().text())
          .expected("an image after FROM once its variables have their values")
          .found("nothing")
          .hint("give the variable a value first", "export NAME=registry/image:tag")
          .asException();
    }
  }
}
