package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of one command, in the order in which it was typed, to be given back with words changed.
 *
 * @param variables what stands before the command, with a blank behind it; may be empty
 * @param spec the command
 * @param words the words behind its name
 */
record LineWords(String variables, CommandSpec spec, List<String> words) {

  private static final String TRANSPORT = "docker://";

  /** Copies the words. */
  LineWords {
    words = List.copyOf(words);
  }

  /** Returns the values in the line, with what each is for. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int arguments = 0;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      Optional<Flag> flag = flag(word);
      if (flag.isPresent()) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
          parts.add(
              ofFlag(at, word.substring(0, equals + 1), word.substring(equals + 1), flag.get()));
        } else if (!flag.get().isToggle() && at + 1 < words.size() && !isKnownFlag(at + 1)) {
          parts.add(ofFlag(++at, "", words.get(at), flag.get()));
        }
      } else if (!word.startsWith("-") || word.equals("-")) {
        parts.add(ofArgument(at, word, arguments++));
      }
    }
    return parts;
  }

  /** As the reader of flags has it, such a word begins a flag of its own. */
  private boolean isKnownFlag(int at) {
    return words.get(at).startsWith("--") && flag(words.get(at)).isPresent();
  }

  /** Returns the places of flags that ask for a value and have none. */
  List<Integer> withoutValue() {
    return IntStream.range(0, words.size())
        .filter(at -> words.get(at).startsWith("--") && !words.get(at).contains("="))
        .filter(at -> flag(words.get(at)).filter(flag -> !flag.isToggle()).isPresent())
        .filter(at -> at + 1 == words.size() || isKnownFlag(at + 1))
        .boxed()
        .toList();
  }

  private Part ofFlag(int at, String before, String value, Flag flag) {
    return new Part(at, before, value, "", flag.name(), Role.ofFlag(spec, flag.name()));
  }

  private Part ofArgument(int at, String word, int place) {
    boolean transport = spec.name().startsWith("skopeo ") && word.startsWith(TRANSPORT);
    String before = transport ? TRANSPORT : "";
    Role role = Role.ofArgument(spec, place);
    String after = role.hasMediaType() ? word.replaceFirst("^[^:]*", "") : "";
    String value = word.substring(before.length(), word.length() - after.length());
    return new Part(at, before, value, after, "", role);
  }

  private Optional<Flag> flag(String word) {
    if (!word.startsWith("-") || word.length() < 2) {
      return Optional.empty();
    }
    int equals = word.indexOf('=');
    String name =
        word.substring(word.startsWith("--") ? 2 : 1, equals < 0 ? word.length() : equals);
    return name.isEmpty() ? Optional.empty() : spec.flag(name);
  }

  /** Returns the values that are given to no flag. */
  Stream<Part> arguments() {
    return parts().stream().filter(Part::isArgument);
  }

  /** Returns the first value of a flag. */
  Optional<Part> first(String flag) {
    return parts().stream().filter(part -> part.flag().equals(flag)).findFirst();
  }

  /** Tells whether a flag is given. */
  boolean has(String flag) {
    return first(flag).isPresent();
  }

  /** Returns the line with another value. */
  LineWords with(Part part, String value) {
    List<String> changed = new ArrayList<>(words);
    changed.set(part.at(), part.before() + value + part.after());
    return new LineWords(variables, spec, changed);
  }

  /** Returns the line with a flag more: a key in front of the others, any other behind them. */
  LineWords withFlag(String flag, String value) {
    List<String> changed = new ArrayList<>(words);
    int first = arguments().mapToInt(Part::at).min().orElse(words.size());
    changed.addAll(flag.equals("key") ? 0 : first, List.of("--" + flag, value));
    return new LineWords(variables, spec, changed);
  }

  /** Returns the line with a name for what is built, in front of all words. */
  LineWords withName(String name) {
    List<String> changed = new ArrayList<>(List.of("-t", name));
    changed.addAll(words);
    return new LineWords(variables, spec, changed);
  }

  /** Returns the line with an argument more, behind all words. */
  LineWords withArgument(String value) {
    List<String> changed = new ArrayList<>(words);
    changed.add(value);
    return new LineWords(variables, spec, changed);
  }

  /** Returns the line without a value, and without the flag that it is given to. */
  LineWords without(Part part) {
    List<String> changed = new ArrayList<>(words);
    changed.remove(part.at());
    if (!part.isArgument() && part.before().isEmpty()) {
      changed.remove(part.at() - 1);
    }
    return new LineWords(variables, spec, changed);
  }

  /** Returns the line without a flag. */
  LineWords withoutFlag(String flag) {
    LineWords line = this;
    for (Part part : parts().reversed()) {
      line = part.flag().equals(flag) ? line.without(part) : line;
    }
    return line;
  }

  /** Returns all words of the command. */
  List<String> all() {
    List<String> all = new ArrayList<>(List.of(spec.name().split(" ", -1)));
    all.addAll(words);
    return all;
  }

  /** Returns the same words as those of another command. */
  LineWords as(CommandSpec other) {
    return new LineWords(variables, other, words);
  }

  /** Returns the line. */
  @Override
  public String toString() {
    return variables + Quoting.line(spec.name(), words);
  }
}
