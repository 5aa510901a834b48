package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import dev.signlab.shell.run.CommandTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of one command, without running anything in it.
 *
 * @param table the commands
 * @param environment the variables
 */
record Lines(CommandTable table, Map<String, String> environment) {

  private static final String UNSET = "the variable ";

  private static final Pattern VARIABLES =
      Pattern.compile("^(?:\\$ +)?((?:[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|\\S)*\\s+)*)");

  /** Reads a line; nothing where it is more than one command, or none of the lab's. */
  Optional<LineWords> read(String line) {
    return draft(line).map(Draft::line);
  }

  /** Reads a line whose command and variables may be mistaken. */
  Optional<Draft> draft(String line) {
    Optional<SimpleCommand> command = command(line);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Word word : command.get().words()) {
      Optional<String> text = text(word, reasons);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      words.add(text.get());
    }
    return of(line, words)
        .map(each -> new Draft(each.line(), reasons).because(each.reasons(), each.line()));
  }

  /** Tells whether something else stands in the place of each variable that is not set. */
  static boolean isFilled(Draft draft) {
    return draft.reasons().stream()
        .filter(reason -> reason.startsWith(UNSET))
        .map(reason -> reason.substring(UNSET.length()).split(" ", 2)[0])
        .noneMatch(name -> draft.line().words().stream().anyMatch(word -> word.contains(name)));
  }

  /** Reads words that were taken apart already. */
  Optional<Draft> of(String line, List<String> words) {
    Matcher before = VARIABLES.matcher(line.strip());
    String variables = before.find() ? before.group(1) : "";
    Optional<Command> found = words.isEmpty() ? Optional.empty() : table.find(words);
    if (found.isPresent()) {
      return Optional.of(inSmallFlags(new Draft(words(variables, found.get(), words), List.of())));
    }
    return inSmallLetters(variables, words).or(() -> byOtherName(variables, words));
  }

  private Optional<Draft> byOtherName(String variables, List<String> words) {
    if (words.size() < 2 || !words.getFirst().equals("cosign")) {
      return Optional.empty();
    }
    String typed = words.get(1);
    return CommandWords.meant(typed, table.wordsBehind(List.of("cosign")))
        .flatMap(
            name -> {
              List<String> meant = new ArrayList<>(List.of("cosign"));
              meant.addAll(List.of(name.split(" ", -1)));
              meant.addAll(words.subList(2, words.size()));
              return table
                  .find(meant)
                  .map(found -> words(variables, found, meant))
                  .map(line -> new Draft(line, List.of("the command is called cosign " + name)));
            });
  }

  private static LineWords words(String variables, Command command, List<String> words) {
    int count = command.spec().name().split(" ", -1).length;
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
            inSmallFlags(
                new Draft(
                    words(variables, found.get(), small),
                    List.of("commands are written in small letters"))));
      }
    }
    return Optional.empty();
  }

  private static Draft inSmallFlags(Draft draft) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    Draft mended = draft;
    for (int i = 0; i < words.size(); i++) {
      Optional<FlagWords> meant = FlagWords.meant(line.spec(), words.get(i));
      if (meant.isPresent()) {
        words.set(i, meant.get().word());
        mended =
            mended.because(
                meant.get().reason(), new LineWords(line.variables(), line.spec(), words));
      }
    }
    return mended;
  }

  private static Optional<SimpleCommand> command(String line) {
    try {
      List<Pipeline> pipelines = LineParser.parse(line);
      boolean one =
          pipelines.size() == 1
              && pipelines.getFirst().commands().size() == 1
              && pipelines.getFirst().commands().getFirst().redirections().isEmpty();
      return one ? Optional.of(pipelines.getFirst().commands().getFirst()) : Optional.empty();
    } catch (RuntimeException e) {
      // Whatever cannot be read is no line that could be offered.
      return Optional.empty();
    }
  }

  private Optional<String> text(Word word, List<String> reasons) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      switch (part) {
        case Word.Literal literal -> text.append(literal.text());
        case Word.Variable variable -> text.append(value(variable, reasons));
        case Word.Substitution substitution -> {
          return Optional.empty();
        }
        default -> throw new IllegalStateException(String.valueOf(part));
      }
    }
    return Optional.of(text.toString());
  }

  private String value(Word.Variable variable, List<String> reasons) {
    String value = environment.get(variable.name());
    if (value == null && variable.fallback().isEmpty()) {
      reasons.add(UNSET + variable.name() + " is not set");
    }
    return value == null
        ? String.join(
            "", variable.fallback().isEmpty() ? List.of(variable.name()) : variable.fallback())
        : value;
  }
}
