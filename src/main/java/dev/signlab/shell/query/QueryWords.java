package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind {@code jq}, taken apart as jq does: {@code --arg} takes two words, and letters
 * may stand together.
 *
 * @param on the long names of the flags that are on
 * @param named what the filter calls {@code $NAME}
 * @param output the value of {@code -o}, where it was given
 * @param filter the filter; all, when none was given
 * @param files the files, none for standard input
 */
record QueryWords(
    Set<String> on,
    Map<String, JsonNode> named,
    Optional<String> output,
    String filter,
    List<String> files) {

  static final String RAW = "raw-output";
  static final String COMPACT = "compact-output";
  static final String STATUS = "exit-status";
  static final String NULL = "null-input";
  static final String SLURP = "slurp";
  static final String ARG = "arg";
  static final String ARG_JSON = "argjson";
  static final String OUTPUT = "output-format";

  boolean isOn(String flag) {
    return on.contains(flag);
  }

  static QueryWords read(CommandSpec spec, List<String> words) {
    return new Reader(spec, new ArrayDeque<>(words)).read();
  }

  /** Reads the words from the first to the last. */
  private static final class Reader {

    private final CommandSpec spec;
    private final Deque<String> words;
    private final Set<String> on = new LinkedHashSet<>();
    private final Map<String, JsonNode> named = new LinkedHashMap<>();
    private final List<String> plain = new ArrayList<>();
    private Optional<String> output = Optional.empty();

    Reader(CommandSpec spec, Deque<String> words) {
      this.spec = spec;
      this.words = words;
    }

    QueryWords read() {
      while (!words.isEmpty()) {
        String word = words.removeFirst();
        if (word.equals("--")) {
          plain.addAll(words);
          break;
        } else if (word.startsWith("--")) {
          take(spec.flag(word.substring(2)).orElseThrow(() -> unknown(word)), word);
        } else if (word.startsWith("-") && word.length() > 1) {
          letters(word);
        } else {
          plain.add(word);
        }
      }
      String filter = plain.isEmpty() ? "." : plain.getFirst();
      List<String> files = plain.isEmpty() ? plain : plain.subList(1, plain.size());
      return new QueryWords(on, named, output, filter, List.copyOf(files));
    }

    private void letters(String word) {
      for (String letter : word.substring(1).split("", -1)) {
        if (!letter.isEmpty()) {
          Optional<Flag> flag = spec.flag(letter).filter(each -> each.shortName().equals(letter));
          take(flag.orElseThrow(() -> unknown(word)), word);
        }
      }
    }

    private void take(Flag flag, String word) {
      switch (flag.name()) {
        case ARG -> named.put(next(word), TextNode.valueOf(next(word)));
        case ARG_JSON -> named.put(next(word), json(next(word)));
        case OUTPUT -> output = Optional.of(next(word));
        default -> on.add(flag.name());
      }
    }

    private String next(String word) {
      if (words.isEmpty()) {
        throw Problem.of(spec.name() + ": " + word + " takes more words")
            .expected(spec.flag(word.replaceFirst("^-+", "")).map(Flag::value).orElse("a value"))
            .found("the end of the line")
            .exitStatus(Problem.USAGE)
            .asException();
      }
      return words.removeFirst();
    }

    private JsonNode json(String text) {
      List<JsonNode> values = new ArrayList<>();
      Documents.json(text.getBytes(StandardCharsets.UTF_8), "--" + ARG_JSON, values::add);
      if (values.size() != 1) {
        throw Problem.of(spec.name() + ": --argjson takes one value of JSON")
            .found(text)
            .exitStatus(Problem.USAGE)
            .asException();
      }
      return values.getFirst();
    }

    private LabException unknown(String word) {
      List<String> known = spec.flags().stream().map(Flag::dashed).toList();
      return Problem.of(spec.name() + ": Unknown option " + word)
          .expected("one of those that are done here: " + String.join("; ", known))
          .found(word)
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }
}
