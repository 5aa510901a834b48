package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Programs of tutorials that are no part of the lab: what each is, and what does the same here. A
 * line is answered by the longest name that it begins with.
 */
public final class ForeignTools {

  private static final String NO_COMMAND = " is no command of the lab: ";
  private static final String ELSEWHERE = " is not in the lab: it is ";
  private static final String IMAGE = "IMAGE";
  private static final String PLACES = "PLACES";
  private static final String TABLE = "foreign-tools.txt";
  private static final Pattern KEY = Pattern.compile("(?:- )?[a-zA-Z][\\w-]*:(?: |$)");
  private static final Map<String, Foreign> TOOLS = tools();

  private ForeignTools() {}

  /**
   * A program, or one of its words.
   *
   * @param what what it is, or why it is not here
   * @param here what the line is for
   * @param line what does the same here; {@code IMAGE} stands for the image that was typed
   */
  private record Foreign(String what, String here, String line) {}

  private static Map<String, Foreign> tools() {
    Map<String, Foreign> tools = new LinkedHashMap<>();
    table().lines().filter(line -> !line.startsWith("#")).forEach(line -> add(tools, line));
    return tools;
  }

  private static String table() {
    try (InputStream in = ForeignTools.class.getResourceAsStream(TABLE)) {
      return new String(Objects.requireNonNull(in, TABLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Foreign> tools, String line) {
    String[] cells = line.split(" \\| ", -1);
    Foreign tool = new Foreign(cells[1], cells[2], cells[3]);
    for (String name : cells[0].split(", ", -1)) {
      tools.put(name, tool);
    }
  }

  /** Tells whether a problem is about such a program: its name is no other one misspelt. */
  public static boolean isToldIn(Problem problem) {
    return problem.summary().contains(NO_COMMAND) || problem.summary().contains(ELSEWHERE);
  }

  /** Returns what is to be said of a line, or nothing for words that are no such program. */
  static Optional<Problem.Builder> of(List<String> words) {
    if (KEY.matcher(String.join(" ", words)).lookingAt()) {
      return Optional.of(
          Problem.of("a line of a workflow or another file in YAML is no command")
              .expected("what stands behind run: there")
              .found(words.getFirst())
              .hint("what its steps install is here", "cosign version")
              .exitStatus(Problem.USAGE));
    }
    for (int count = Math.min(3, words.size()); count > 0; count--) {
      String name = String.join(" ", words.subList(0, count));
      Foreign tool = TOOLS.get(name);
      if (tool != null) {
        return Optional.of(problem(name, tool, words.subList(count, words.size())));
      }
    }
    return Optional.empty();
  }

  private static Problem.Builder problem(String name, Foreign tool, List<String> rest) {
    boolean reason = tool.what().startsWith("the lab") || tool.what().startsWith("how ");
    String is = reason ? NO_COMMAND : ELSEWHERE;
    String line = line(tool.line(), rest);
    Problem.Builder problem =
        Problem.of(name + is + tool.what())
            .expected("a command that help lists")
            .found(name)
            .hint(tool.here(), line)
            .exitStatus(Problem.USAGE);
    return line.equals(tool.line())
        ? problem
        : problem.hint("all its flags", command(tool.line()) + " --help");
  }

  /** Puts the image that was typed into the line, or asks for help where there was none. */
  private static String line(String line, List<String> rest) {
    if (line.contains(PLACES)) {
      return SyncPlaces.of(rest)
          .map(places -> line.replace(PLACES, places))
          .orElseGet(() -> command(line) + " --help");
    }
    if (!line.contains(IMAGE)) {
      return line;
    }
    Optional<String> image =
        rest.stream()
            .map(word -> word.replaceFirst("^(?:oci|docker|registry):(?://)?", ""))
            .filter(word -> word.matches("[a-z0-9][\\w./:@-]*") && word.matches(".*[:/@].*"))
            .filter(word -> !word.contains("://"))
            .reduce((first, second) -> second);
    return image.map(name -> line.replace(IMAGE, name)).orElseGet(() -> command(line) + " --help");
  }

  private static String command(String line) {
    StringJoiner words = new StringJoiner(" ");
    for (String word : line.split(" ", -1)) {
      if (word.startsWith("-") || word.contains(":") || word.equals(IMAGE) || word.equals(PLACES)) {
        break;
      }
      words.add(word);
    }
    return words.toString();
  }
}
