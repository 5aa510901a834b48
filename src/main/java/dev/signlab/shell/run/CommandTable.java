package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All commands, found by the words in which they are typed. Does not change once made. */
public final class CommandTable {

  private final Map<String, Command> byName = new LinkedHashMap<>();
  private int longestName = 1;

  /** Lists commands; no two may have the same name. */
  public CommandTable(Collection<? extends Command> commands) {
    for (Command command : commands) {
      String name = command.spec().name();
      if (byName.put(name, command) != null) {
        throw new IllegalArgumentException("two commands are called " + name);
      }
      longestName = Math.max(longestName, countWords(name));
    }
  }

  /** Returns the commands in the order in which they were listed. */
  public List<Command> commands() {
    return List.copyOf(byName.values());
  }

  /** Finds a command by its name. */
  public Optional<Command> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Finds the command with the longest name with which the words begin. */
  public Optional<Command> find(List<String> words) {
    for (int count = Math.min(longestName, words.size()); count > 0; count--) {
      Command command = byName.get(String.join(" ", words.subList(0, count)));
      if (command != null) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** Returns the commands whose name begins with a word of its own, such as {@code cosign}. */
  public List<Command> under(String prefix) {
    return byName.values().stream()
        .filter(command -> command.spec().name().startsWith(prefix + " "))
        .toList();
  }

  /** Returns how many words a command's name has. */
  static int countWords(String name) {
    return 1 + (int) name.chars().filter(c -> c == ' ').count();
  }

  /** Says that no command has these words, and which one was perhaps meant. */
  public LabException unknown(List<String> words) {
    return ForeignPrograms.answer(words).orElseGet(() -> misspelt(words));
  }

  private LabException misspelt(List<String> words) {
    boolean group = words.size() > 1 && !under(words.getFirst()).isEmpty();
    String typed = group ? words.get(0) + " " + words.get(1) : words.getFirst();
    Problem.Builder problem =
        Problem.of("there is no command " + typed)
            .expected("one of the commands that help lists")
            .found(typed)
            .exitStatus(Problem.USAGE);
    List<String> near = Spelling.nearest(typed, names(group));
    List<String> rest = words.subList(group ? 2 : 1, words.size());
    for (String name : near) {
      problem.hint("did you mean", Quoting.line(name, rest));
    }
    if (near.isEmpty() && !group) {
      problem.hint("a program of this machine is run with !", "!" + Quoting.line(typed, rest));
    }
    return problem.command(group ? "help " + words.getFirst() : "help").asException();
  }

  private Collection<String> names(boolean whole) {
    if (whole) {
      return byName.keySet();
    }
    Collection<String> first = new TreeSet<>();
    for (String name : byName.keySet()) {
      first.add(firstWord(name));
    }
    return new ArrayList<>(first);
  }

  private static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }
}
