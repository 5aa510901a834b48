package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * All commands, found by the words in which they are typed. A room's commands are made when a line
 * first asks for one of them, so that a line of one room does not wait for the others. Safe for use
 * by several threads.
 */
public final class CommandTable {

  private static final String COSIGN = "cosign";

  /** Words of docker behind which another word of the command stands. */
  private static final Set<String> NESTED =
      Set.of("buildx", "builder", "compose", "container", "image", "manifest", "system", "trust");

  private final List<Room> rooms;
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private int longestName = 1;

  /** By identity, since a record's own hash code is made at its first use, which is felt. */
  private final Set<Room> entered = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Commands that are made together.
   *
   * @param firstWord with which all of their names begin, or an empty text for the room of all
   *     other words
   * @param commands makes them
   */
  public record Room(String firstWord, Supplier<List<Command>> commands) {}

  /** Lists commands; no two may have the same name. */
  public CommandTable(Collection<? extends Command> commands) {
    this(List.of(new Room("", () -> List.copyOf(commands))));
    whole();
  }

  private CommandTable(List<Room> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  /** Lists rooms in the order in which help shows them; no two commands may have the same name. */
  public static CommandTable ofRooms(List<Room> rooms) {
    return new CommandTable(rooms);
  }

  /** Enters all rooms, in their order. */
  private synchronized Map<String, Command> whole() {
    if (entered.size() < rooms.size()) {
      byName.clear();
      entered.clear();
      rooms.forEach(this::enter);
    }
    return byName;
  }

  /** Enters the room of a word, or that of all other words. */
  private synchronized void enterFor(String word) {
    room(word).or(() -> room("")).ifPresent(this::enter);
  }

  private Optional<Room> room(String firstWord) {
    return rooms.stream().filter(room -> room.firstWord().equals(firstWord)).findFirst();
  }

  private void enter(Room room) {
    if (!entered.add(room)) {
      return;
    }
    for (Command command : room.commands().get()) {
      String name = command.spec().name();
      if (byName.put(name, command) != null) {
        throw new IllegalArgumentException("two commands are called " + name);
      }
      longestName = Math.max(longestName, countWords(name));
    }
  }

  /** Returns the commands in the order in which they were listed. */
  public List<Command> commands() {
    return List.copyOf(whole().values());
  }

  /** Finds a command by its name. */
  public Optional<Command> named(String name) {
    return Optional.ofNullable(whole().get(name));
  }

  /** Finds the command with the longest name with which the words begin. */
  public synchronized Optional<Command> find(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    enterFor(words.getFirst());
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
    return whole().values().stream()
        .filter(command -> command.spec().name().startsWith(prefix + " "))
        .toList();
  }

  /** Tells whether a name is a command's, or the first words of one. */
  synchronized boolean knows(String name) {
    enterFor(firstWord(name));
    return byName.containsKey(name) || isTool(name);
  }

  /** Tells whether commands begin with a name and a word of their own. */
  synchronized boolean isTool(String name) {
    enterFor(firstWord(name));
    return byName.keySet().stream().anyMatch(each -> each.startsWith(name + " "));
  }

  /** Returns how many words a command's name has. */
  static int countWords(String name) {
    return 1 + (int) name.chars().filter(c -> c == ' ').count();
  }

  /** Returns the words that follow some words in the names of commands. */
  Set<String> wordsBehind(List<String> words) {
    String before = words.isEmpty() ? "" : String.join(" ", words) + " ";
    Set<String> next = new TreeSet<>();
    for (String name : whole().keySet()) {
      if (name.startsWith(before) && Character.isLetter(name.charAt(0))) {
        next.add(firstWord(name.substring(before.length())));
      }
    }
    return next;
  }

  /** Says that no command has these words, and which line was perhaps meant. */
  public LabException unknown(List<String> words) {
    return unknown(words, System.getenv());
  }

  /**
   * Says that no command has these words, and which line was perhaps meant.
   *
   * @param environment the variables of whoever typed them
   */
  LabException unknown(List<String> words, Map<String, String> environment) {
    if (words.getFirst().equals(COSIGN) && words.size() > 1) {
      List<String> rest = words.subList(1, words.size());
      return new UnknownCosign(new MeantLines(this), wordsBehind(List.of(COSIGN))).problem(rest);
    }
    Problem.Builder problem = missing(words);
    Optional<Hint> habit = new Habits(new MeantLines(this)).answer(words);
    if (habit.isPresent()) {
      problem.hint(habit.get());
    } else {
      new MeantLines(this).of(words).forEach(line -> problem.hint(Hint.meant(line)));
    }
    if (habit.isEmpty() && HostPrograms.isProgram(words.getFirst(), environment)) {
      problem.hint("a program of this machine is run with !", HostLine.SIGN + line(words));
    }
    boolean group = isTool(words.getFirst());
    return problem.command(group ? "help " + words.getFirst() : "help").asException();
  }

  private Problem.Builder missing(List<String> words) {
    boolean group = words.size() > 1 && isTool(words.getFirst());
    boolean deep = group && words.size() > 2 && NESTED.contains(words.get(1));
    String typed = String.join(" ", words.subList(0, deep ? 3 : group ? 2 : 1));
    return Problem.of("there is no command " + typed)
        .expected("one of the commands that help lists")
        .found(typed)
        .exitStatus(Problem.USAGE);
  }

  private static String line(List<String> words) {
    return Quoting.line(words.getFirst(), words.subList(1, words.size()));
  }

  private static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }
}
