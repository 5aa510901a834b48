package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.ListedCommand;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * All commands, found by the words in which they are typed. A room is entered when a line first
 * asks for one of its words, and a command is made when it is first asked for, so that a line does
 * not wait for the flags of others. Safe for use by several threads.
 */
public final class CommandTable {

  private static final String COSIGN = "cosign";

  /** Words of docker behind which another word of the command stands. */
  private static final Set<String> NESTED =
      Set.of("buildx", "builder", "compose", "container", "image", "manifest", "system", "trust");

  private final List<Room> rooms;
  private final Map<String, ListedCommand> byName = new LinkedHashMap<>();
  private final Map<String, Command> made = new HashMap<>();
  private int longestName = 1;

  /** By identity, since a record's own hash code is made at its first use, which is felt. */
  private final Set<Room> entered = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Commands that are listed together.
   *
   * @param firstWords with which their names begin, or none for the room of all other words
   * @param commands lists them
   */
  public record Room(Set<String> firstWords, Supplier<List<ListedCommand>> commands) {

    /** Copies the words. */
    public Room {
      firstWords = Set.copyOf(firstWords);
    }

    private boolean has(String word) {
      return firstWords.contains(word);
    }
  }

  /** Lists commands; no two may have the same name. */
  public CommandTable(Collection<? extends Command> commands) {
    this(List.of(new Room(Set.of(), () -> ListedCommand.made(List.copyOf(commands)))));
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
  private synchronized Map<String, ListedCommand> whole() {
    if (entered.size() < rooms.size()) {
      byName.clear();
      entered.clear();
      rooms.forEach(this::enter);
    }
    return byName;
  }

  /** Enters the rooms of a word, or that of all other words. */
  private void enterFor(String word) {
    boolean some = false;
    for (Room room : rooms) {
      if (room.has(word)) {
        enter(room);
        some = true;
      }
    }
    if (!some) {
      rooms.stream().filter(room -> room.firstWords().isEmpty()).forEach(this::enter);
    }
  }

  private void enter(Room room) {
    if (!entered.add(room)) {
      return;
    }
    for (ListedCommand command : room.commands().get()) {
      if (byName.put(command.name(), command) != null) {
        throw new IllegalArgumentException("two commands are called " + command.name());
      }
      longestName = Math.max(longestName, countWords(command.name()));
    }
  }

  /** Makes a command when it is first asked for: its flags are read then. */
  private synchronized Command made(ListedCommand listed) {
    Command command = made.get(listed.name());
    if (command == null) {
      command = listed.make();
      made.put(listed.name(), command);
    }
    return command;
  }

  /** Returns the commands in the order in which they were listed. */
  public List<Command> commands() {
    return listed().stream().map(this::made).toList();
  }

  private synchronized List<ListedCommand> listed() {
    return List.copyOf(whole().values());
  }

  /** Finds a command by its name. */
  public synchronized Optional<Command> named(String name) {
    return Optional.ofNullable(whole().get(name)).map(this::made);
  }

  /**
   * Finds the command with the longest name with which the words begin. A word that has a blank in
   * it, as quotes make one, is no part of a name.
   */
  public synchronized Optional<Command> find(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    enterFor(words.getFirst());
    for (int count = Math.min(longestName, words.size()); count > 0; count--) {
      String name = String.join(" ", words.subList(0, count));
      ListedCommand listed = byName.get(name);
      if (listed != null && countWords(name) == count) {
        return Optional.of(made(listed));
      }
    }
    return Optional.empty();
  }

  /** Returns the commands whose name begins with a word of its own, such as {@code cosign}. */
  public List<Command> under(String prefix) {
    return listed().stream()
        .filter(command -> command.name().startsWith(prefix + " "))
        .map(this::made)
        .toList();
  }

  /** Tells whether a name is a command's, or the first words of one. */
  synchronized boolean knows(String name) {
    enterFor(firstWord(name));
    return byName.containsKey(name) || isTool(name);
  }

  /** Tells whether commands begin with a name and a word of their own. */
  public synchronized boolean isTool(String name) {
    enterFor(firstWord(name));
    return byName.keySet().stream().anyMatch(each -> each.startsWith(name + " "));
  }

  /** Returns how many words a command's name has. */
  public static int countWords(String name) {
    return 1 + (int) name.chars().filter(c -> c == ' ').count();
  }

  /** Returns the words with which lines of the lab begin, also those that it reads as others. */
  public Set<String> firstWords() {
    Set<String> words = new TreeSet<>(wordsBehind(List.of()));
    words.addAll(Engines.NAMES);
    words.addAll(Aliases.firstWords());
    return words;
  }

  /** Returns the words that follow some words in the names of commands. */
  public Set<String> wordsBehind(List<String> words) {
    String before = words.isEmpty() ? "" : String.join(" ", words) + " ";
    Set<String> next = new TreeSet<>();
    for (ListedCommand command : listed()) {
      String name = command.name();
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
    Optional<Problem.Builder> foreign = ForeignTools.of(words);
    if (foreign.isPresent()) {
      return foreign.get().asException();
    }
    Problem.Builder problem = missing(words);
    Optional<Hint> habit = new Habits(new MeantLines(this)).answer(words);
    List<String> meant = habit.isPresent() ? List.of() : new MeantLines(this).of(words);
    habit.ifPresent(problem::hint);
    meant.forEach(line -> problem.hint(Hint.meant(line)));
    boolean misspelt = isTool(words.getFirst()) && !meant.isEmpty();
    if (habit.isEmpty() && !misspelt && HostPrograms.isProgram(words.getFirst(), environment)) {
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
        .ofLine();
  }

  private static String line(List<String> words) {
    return Quoting.line(words.getFirst(), words.subList(1, words.size()));
  }

  private static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }
}
