package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.storage.TemporaryFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Finds the command of words and runs it. */
public final class Dispatcher {

  private final CommandTable table;
  private final Session session;
  private final Execution execution;
  private final boolean isTrial;
  private final Set<String> noticed = new HashSet<>();

  /** Dispatches to the commands of a table. */
  public Dispatcher(CommandTable table, Session session, Execution execution) {
    this(table, session, execution, false);
  }

  private Dispatcher(CommandTable table, Session session, Execution execution, boolean isTrial) {
    this.table = table;
    this.session = session;
    this.execution = execution;
    this.isTrial = isTrial;
  }

  /**
   * Dispatches to commands that are only tried: what they say on standard output stays there, also
   * where the words or a variable name a file for it ({@code --output-file}).
   */
  public static Dispatcher ofTrial(CommandTable table, Session session) {
    return new Dispatcher(table, session, Execution.DIRECT, true);
  }

  /** A command with its words, found and understood, that only has to run. */
  @FunctionalInterface
  interface Ready {

    /**
     * Runs the command and returns its status.
     *
     * @throws dev.signlab.diagnostic.LabException when it fails
     */
    int run(Screen screen);
  }

  /**
   * Finds the command of the words, takes its flags apart, and does nothing else.
   *
   * @throws dev.signlab.diagnostic.LabException when there is none, or it does not have those flags
   */
  Ready prepare(List<String> typed) {
    String engine = typed.getFirst();
    Engines.requireNoTls(typed);
    Ready ready = prepared(typed);
    return !Engines.isOne(engine)
        ? ready
        : screen -> {
          if (noticed.add(engine)) {
            screen.err(Engines.notice(engine));
          }
          return ready.run(screen);
        };
  }

  private Ready prepared(List<String> typed) {
    List<String> words = CobraWords.inOrder(table, withoutShorthand(typed));
    Optional<Command> found = table.find(words);
    if (found.isEmpty()) {
      return group(words);
    }
    CommandSpec spec = found.get().spec();
    int nameLength = CommandTable.countWords(spec.name());
    List<String> rest = words.subList(nameLength, words.size());
    FlagReader.Reading reading = FlagReader.read(spec, rest, FlagVariables.of(spec, session));
    return screen -> run(found.get(), reading, screen);
  }

  /** Tells whether some command begins with a word. */
  boolean knows(String word) {
    return table.knows(withoutShorthand(List.of(word)).getFirst());
  }

  /** Tells whether a word is a command that every shell has, such as {@code ls}. */
  boolean isEveryday(String word) {
    return table.find(List.of(word)).map(Command::spec).filter(Everyday::has).isPresent();
  }

  /**
   * Tells whether a command that begins with these words understands its flags, or knows which were
   * meant.
   */
  boolean understands(List<String> words) {
    try {
      prepare(words);
      return true;
    } catch (LabException e) {
      return e.problem().hints().stream().anyMatch(Hint::isGuess)
          || e.problem().summary().startsWith(UsageProblems.NO_VALUE);
    }
  }

  /** Tells whether the lab has a command that begins with these words, with all their flags. */
  boolean has(List<String> words) {
    try {
      prepare(words);
      return true;
    } catch (LabException e) {
      return false;
    }
  }

  /** Returns what the lab says to words that people bring along, before a program is looked for. */
  boolean hasOwnAnswer(List<String> words) {
    return new Habits(new MeantLines(table)).isOwn(words);
  }

  /** Tells whether a word is a tool with commands of its own, such as {@code cosign}. */
  boolean isTool(String word) {
    return table.isTool(word);
  }

  /**
   * Runs the command of the words.
   *
   * @throws dev.signlab.diagnostic.LabException when there is none, or it fails
   */
  public int dispatch(List<String> words, Screen screen) {
    return prepare(words).run(screen);
  }

  private int run(Command command, FlagReader.Reading reading, Screen screen) {
    CommandSpec spec = command.spec();
    if (!spec.deprecated().isEmpty()) {
      String last = spec.name().substring(spec.name().lastIndexOf(' ') + 1);
      screen.err("Command \"" + last + "\" is deprecated, " + spec.deprecated());
    }
    reading.warnings().forEach(screen::err);
    if (reading.help()) {
      Wording wording = Wording.of(session);
      HelpText.of(spec).forEach(line -> screen.out(wording.here(line)));
      return Command.OK;
    }
    ToIntFunction<Screen> running = shown -> execution.execute(command, reading, session, shown);
    return TemporaryFolder.during(
        () ->
            isTrial
                ? running.applyAsInt(screen)
                : OutputFlag.apply(spec, reading, session, screen, running));
  }

  /** Returns the specification of the command that the words begin with, if there is one. */
  Optional<CommandSpec> specOf(List<String> words) {
    return table.find(CobraWords.inOrder(table, withoutShorthand(words))).map(Command::spec);
  }

  private Ready group(List<String> words) {
    List<Command> group = table.under(words.getFirst());
    boolean asked = words.size() == 1 || isHelp(words.get(1)) || CobraWords.areGlobal(words);
    if (group.isEmpty() || !asked) {
      throw table.unknown(words, session.environment());
    }
    return screen -> {
      HelpText.list(group).forEach(screen::out);
      return Command.OK;
    };
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h") || word.equals("help");
  }

  /** Reads {@code @FILE} as {@code script FILE}, and words such as {@code --help} as commands. */
  private List<String> withoutShorthand(List<String> typed) {
    List<String> words = Engines.of(typed).orElse(typed);
    String first = words.getFirst();
    if (first.length() > 1 && first.startsWith("@")) {
      List<String> spelled = new ArrayList<>(List.of("script", first.substring(1)));
      spelled.addAll(words.subList(1, words.size()));
      return spelled;
    }
    if (first.equals("head")) {
      return words.stream()
          .map(word -> word.matches("-\\d+") ? "--lines=" + word.substring(1) : word)
          .toList();
    }
    if (first.equals(Everyday.SHARED)) {
      return words.stream()
          .map(word -> word.matches("-[A-Za-z][A-Za-z0-9]+") ? "-" + word : word)
          .toList();
    }
    Optional<List<String>> alias = Aliases.of(words);
    if (alias.isPresent()) {
      return alias.get();
    }
    if (words.size() > 2 && words.get(1).equals("help") && table.isTool(first)) {
      List<String> asked =
          new ArrayList<>(words.stream().takeWhile(word -> !word.startsWith("-")).toList());
      asked.remove(1);
      asked.add("--help");
      return asked;
    }
    return switch (first) {
      case "--help", "-h" -> List.of("help");
      case "--version", "-version" -> List.of("version");
      default -> words;
    };
  }
}
