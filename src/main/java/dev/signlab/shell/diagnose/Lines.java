package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.SecretNames;
import dev.signlab.shell.line.Expander;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import dev.signlab.shell.run.Aliases;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Engines;
import dev.signlab.shell.run.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of one command, without running anything in it.
 *
 * @param table the commands
 * @param environment the variables
 * @param home what {@code ~} means
 */
record Lines(CommandTable table, Map<String, String> environment, Path home) {

  private static final List<String> TOOLS = NearCommands.TOOLS;

  /** {@code cosign verify blob attestation} is the longest name in parts. */
  private static final int MOST_PARTS = 4;

  private static final Pattern VARIABLES =
      Pattern.compile("^(?:\\$ +)?((?:[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|\\S)*\\s+)*)");

  /** Reads a line; nothing where it is more than one command, or none of the lab's. */
  Optional<LineWords> read(String line) {
    return Engines.isOne(line.strip().split(" ", 2)[0])
        ? Optional.empty()
        : draft(line).map(Draft::line);
  }

  /** Reads a line whose command and variables may be mistaken. */
  Optional<Draft> draft(String line) {
    return command(line)
        .map(command -> new Piece(line, command))
        .or(() -> piece(line))
        .flatMap(piece -> draft(piece.line(), piece.command().words()));
  }

  /**
   * One command of a line.
   *
   * @param line what stands before its name, where that is known
   */
  private record Piece(String line, SimpleCommand command) {}

  /** Of several commands the first is meant that asks for a variable which is not set. */
  private Optional<Piece> piece(String line) {
    return pipelines(line).stream()
        .filter(pipeline -> pipeline.commands().size() == 1)
        .map(pipeline -> pipeline.commands().getFirst())
        .filter(command -> command.redirections().isEmpty() && command.assignments().isEmpty())
        .filter(command -> !unset(command.words()).isEmpty())
        .findFirst()
        .map(command -> new Piece("", command));
  }

  private Optional<Draft> draft(String line, List<Word> words) {
    List<String> unset = unset(words);
    Map<String, String> near = near(unset);
    List<String> reasons =
        unset.stream()
            .map(name -> "the variable " + name + " is not set" + isSet(near.get(name)))
            .toList();
    return values(words, unset, near)
        .flatMap(values -> of(line, values))
        .map(
            each ->
                new Draft(each.line(), reasons, left(unset, near))
                    .because(each.reasons(), each.line()));
  }

  /** Reads words that were taken apart already. */
  Optional<Draft> of(String line, List<String> typed) {
    List<String> words = usual(typed);
    String variables = variables(line);
    Optional<Draft> grouped = inGroup(variables, words);
    Optional<Command> found =
        words.isEmpty() || grouped.isPresent() || new NearCommands(table).isOfGroup(words)
            ? Optional.empty()
            : table.find(words);
    if (found.isPresent()) {
      return Optional.of(
          TypedFlags.mended(new Draft(words(variables, found.get(), words), List.of())));
    }
    return grouped
        .or(() -> inSmallLetters(variables, words))
        .or(() -> stray(variables).inFront(words))
        .or(() -> withTool(variables, words))
        .or(() -> withoutTool(variables, words))
        .or(() -> stray(variables).ofOtherTool(words))
        .or(() -> byOtherName(variables, words))
        .map(TypedFlags::mended);
  }

  /**
   * Reads what was typed under the name of the command that is nearest, where more than the name is
   * mistaken. A line that is offered is never read so.
   */
  Optional<Draft> nearest(String line, List<String> typed) {
    List<String> words = usual(typed);
    return new NearCommands(table)
        .meant(words)
        .flatMap(meant -> called(variables(line), meant, words))
        .filter(draft -> !draft.line().spec().destructive())
        .map(TypedFlags::mended);
  }

  private Optional<Draft> called(String variables, List<String> meant, List<String> typed) {
    return named(variables, meant)
        .map(Draft::line)
        .map(line -> new Draft(line, List.of(NearCommands.reason(line.spec(), typed))));
  }

  private static List<String> usual(List<String> typed) {
    List<String> words = typed.isEmpty() ? typed : Engines.of(typed).orElse(typed);
    return Aliases.of(words).orElse(words);
  }

  private static String variables(String line) {
    Matcher before = VARIABLES.matcher(line.strip());
    return before.find() ? before.group(1) : "";
  }

  /**
   * {@code cosign download signatures} was typed for {@code cosign download signature}, or {@code
   * cosign verify blob} for {@code cosign verify-blob}.
   */
  private Optional<Draft> inGroup(String variables, List<String> words) {
    if (words.size() < 3 || !words.getFirst().equals("cosign")) {
      return Optional.empty();
    }
    for (int end = Math.min(MOST_PARTS, words.size()); end > 2; end--) {
      String dashed = String.join("-", words.subList(1, end));
      if (table.wordsBehind(List.of("cosign")).contains(dashed)) {
        List<String> meant = new ArrayList<>(List.of("cosign", dashed));
        meant.addAll(words.subList(end, words.size()));
        return named(variables, meant);
      }
    }
    Set<String> names = table.wordsBehind(words.subList(0, 2));
    if (names.contains(words.get(2))) {
      return Optional.empty();
    }
    return Spelling.nearest(words.get(2), names).stream()
        .findFirst()
        .flatMap(
            name -> {
              List<String> meant = new ArrayList<>(words);
              meant.set(2, name);
              return named(variables, meant);
            });
  }

  /** {@code verify IMAGE} was typed for {@code cosign verify IMAGE}. */
  private Optional<Draft> withTool(String variables, List<String> words) {
    return TOOLS.stream()
        .map(tool -> Stream.concat(Stream.of(tool), words.stream()).toList())
        .filter(new NearCommands(table)::fits)
        .findFirst()
        .flatMap(all -> named(variables, all))
        .map(
            draft ->
                draft.because(words.getFirst() + " is a command of " + tool(draft), draft.line()));
  }

  private static String tool(Draft draft) {
    return draft.line().spec().name().split(" ", 2)[0];
  }

  /** {@code docker registry start} was typed for {@code registry start}. */
  private Optional<Draft> withoutTool(String variables, List<String> words) {
    boolean doubled =
        words.size() > 1 && TOOLS.contains(words.getFirst()) && table.isTool(words.get(1));
    return doubled && table.find(words.subList(1, words.size())).isPresent()
        ? named(variables, words.subList(1, words.size()))
        : Optional.empty();
  }

  private StrayNames stray(String variables) {
    return new StrayNames(table, words -> named(variables, words));
  }

  private Optional<Draft> named(String variables, List<String> words) {
    return table
        .find(words)
        .map(found -> words(variables, found, words))
        .map(line -> new Draft(line, List.of("the command is called " + line.spec().name())));
  }

  private Optional<Draft> byOtherName(String variables, List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    String group = words.getFirst();
    return CommandWords.meant(group, words.get(1), table.wordsBehind(List.of(group)))
        .flatMap(
            name -> {
              List<String> meant = new ArrayList<>(List.of(group));
              meant.addAll(List.of(name.split(" ", -1)));
              meant.addAll(words.subList(2, words.size()));
              return named(variables, meant);
            });
  }

  private static LineWords words(String variables, Command command, List<String> words) {
    int count = CommandTable.countWords(command.spec().name());
    return new LineWords(variables, command.spec(), words.subList(count, words.size()));
  }

  private Optional<Draft> inSmallLetters(String variables, List<String> words) {
    List<String> small = new ArrayList<>(words);
    for (int i = 0; i < Math.min(3, words.size()); i++) {
      if (words.get(i).matches("[A-Za-z-]+")) {
        small.set(i, words.get(i).toLowerCase(Locale.ROOT));
      }
      Optional<Command> found = table.find(small);
      if (found.isPresent() && !small.equals(words)) {
        return Optional.of(
            TypedFlags.mended(
                new Draft(
                    words(variables, found.get(), small),
                    List.of("commands are written in small letters"))));
      }
    }
    return Optional.empty();
  }

  private static Optional<SimpleCommand> command(String line) {
    List<Pipeline> pipelines = pipelines(line);
    boolean one =
        pipelines.size() == 1
            && pipelines.getFirst().commands().size() == 1
            && pipelines.getFirst().commands().getFirst().redirections().isEmpty();
    return one ? Optional.of(pipelines.getFirst().commands().getFirst()) : Optional.empty();
  }

  private static List<Pipeline> pipelines(String line) {
    try {
      return LineParser.parse(line);
    } catch (RuntimeException e) {
      // Whatever cannot be read is no line that could be offered.
      return List.of();
    }
  }

  private List<String> unset(List<Word> words) {
    return words.stream()
        .flatMap(word -> word.parts().stream())
        .filter(Word.Variable.class::isInstance)
        .map(Word.Variable.class::cast)
        .filter(variable -> variable.fallback().isEmpty() && !isStatus(variable))
        .map(Word.Variable::name)
        .filter(name -> !environment.containsKey(name))
        .distinct()
        .toList();
  }

  /** The variables that are set and have nearly the name of one that is not. */
  private Map<String, String> near(List<String> unset) {
    Map<String, String> near = new HashMap<>();
    for (String name : unset) {
      Spelling.nearest(name.toUpperCase(Locale.ROOT), environment.keySet()).stream()
          .filter(other -> name.length() > 2 && !SecretNames.isVariable(other))
          .findFirst()
          .ifPresent(other -> near.put(name, other));
    }
    return near;
  }

  private static String isSet(@Nullable String other) {
    return other == null ? "" : "; " + other + " is";
  }

  private static Set<String> left(List<String> unset, Map<String, String> near) {
    Set<String> left = new HashSet<>(unset);
    left.removeAll(near.keySet());
    return left;
  }

  /** The name of a variable stands in the place of the value that it does not have. */
  private Optional<List<String>> values(
      List<Word> words, List<String> unset, Map<String, String> near) {
    Map<String, String> variables = new HashMap<>(environment);
    unset.forEach(name -> variables.put(name, name));
    near.forEach((name, other) -> variables.put(name, environment.getOrDefault(other, name)));
    Expander expander = new Expander(variables, 0, home, home, Lines::refuse);
    boolean asksStatus =
        words.stream()
            .flatMap(word -> word.parts().stream())
            .anyMatch(part -> part instanceof Word.Variable variable && isStatus(variable));
    try {
      return asksStatus
          ? Optional.empty()
          : Optional.of(words.stream().map(expander::value).toList());
    } catch (LabException e) {
      // What has to be run first is no line that could be offered.
      return Optional.empty();
    }
  }

  private static boolean isStatus(Word.Variable variable) {
    return variable.name().equals("?");
  }

  private static String refuse(String line) {
    throw Problem.of("nothing is run to find a cause").found(line).asException();
  }
}
