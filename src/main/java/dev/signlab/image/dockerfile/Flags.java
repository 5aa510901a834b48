package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flags of one instruction, checked against those that it has.
 *
 * @param values the values by name; a flag that is on or off has {@code true} or {@code false}
 */
record Flags(Map<String, List<String>> values) {

  Flags {
    values = Map.copyOf(values);
  }

  /** Makes sure that an instruction without flags has none. */
  static void none(LogicalLine line) {
    of(line, Set.of(), Set.of(), Set.of());
  }

  /**
   * Reads the flags of an instruction.
   *
   * @param texts flags with a value
   * @param toggles flags that are on or off
   * @param lists flags with a value that may be given several times
   */
  static Flags of(LogicalLine line, Set<String> texts, Set<String> toggles, Set<String> lists) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String flag : line.flags()) {
      int equals = flag.indexOf('=');
      String name = flag.substring(2, equals < 0 ? flag.length() : equals);
      String value = equals < 0 ? "" : flag.substring(equals + 1);
      if (toggles.contains(name)) {
        value = toggle(name, equals < 0 ? "true" : value);
      } else if (!texts.contains(name) && !lists.contains(name)) {
        throw unknown(line, name, texts, toggles, lists);
      } else if (value.isEmpty() && equals < 0) {
        throw new LineFault("--" + name + " wants a value", "--" + name + "=VALUE");
      }
      if (values.containsKey(name) && !lists.contains(name)) {
        throw new LineFault("--" + name + " is given twice");
      }
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return new Flags(values);
  }

  Optional<String> text(String name) {
    return list(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean isOn(String name) {
    return list(name).contains("true");
  }

  private static String toggle(String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new LineFault("--" + name + " is on or off, found " + value, "--" + name + "=true");
    }
    return lower;
  }

  private static LineFault unknown(
      LogicalLine line, String name, Set<String> texts, Set<String> toggles, Set<String> lists) {
    List<String> known = new ArrayList<>(texts);
    known.addAll(toggles);
    known.addAll(lists);
    String all = known.stream().sorted().map(each -> "--" + each).collect(Collectors.joining(" "));
    return new LineFault(
        "no flag --" + name + " of " + line.keyword(),
        all.isEmpty()
            ? "words that begin with -- go into a list: " + line.keyword() + " [\"--…\"]"
            : line.keyword() + " has " + all);
  }
}
