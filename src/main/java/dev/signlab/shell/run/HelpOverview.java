package dev.signlab.shell.run;

import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Help that fits on one screen: the words that every learner needs, and what else there is. */
public final class HelpOverview {

  /** The words of an evening, in the order in which they are needed. */
  private static final List<String> FIRST =
      List.of("start", "next", "check", "hint", "explain", "wire", "undo", "list", "quit");

  private static final int WIDTH = 78;
  private static final String MORE =
      "help NAME says more, help all lists everything, COMMAND --help explains one.";

  private HelpOverview() {}

  /** Returns as much of it as a screen has room for. */
  public static List<String> lines(Collection<Command> commands, Screen.Style style) {
    List<String> lines = lines(commands);
    return style.hasRoom(lines.size()) ? lines : low(commands);
  }

  /** Tools by their names alone, in rows that are filled. */
  private static List<String> low(Collection<Command> commands) {
    List<String> lines = firstWords(commands);
    Map<String, Set<String>> words = words(commands);
    lines.add("");
    words.forEach(
        (group, each) ->
            lines.addAll(isTool(group) ? List.of() : List.of(row(group, joined(each)))));
    String tools =
        words.keySet().stream().filter(HelpOverview::isTool).collect(Collectors.joining(", "));
    lines.addAll(Field.lines(row("Tools", ""), tools, WIDTH));
    lines.add("");
    lines.add(MORE);
    return List.copyOf(lines);
  }

  private static boolean isTool(String group) {
    return Character.isLowerCase(group.charAt(0));
  }

  /** Returns the lines. */
  public static List<String> lines(Collection<Command> commands) {
    List<String> lines = firstWords(commands);
    lines.add("");
    lines.add("Tools with their own words, and the rest");
    words(commands).forEach((group, words) -> lines.add(row(group, joined(words))));
    lines.add("");
    lines.add(MORE);
    return List.copyOf(lines);
  }

  private static List<String> firstWords(Collection<Command> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("In a lab");
    for (String name : FIRST) {
      commands.stream()
          .map(Command::spec)
          .filter(spec -> spec.name().equals(name))
          .forEach(spec -> lines.add(row(name, spec.summary())));
    }
    return lines;
  }

  private static Map<String, Set<String>> words(Collection<Command> commands) {
    return commands.stream()
        .map(Command::spec)
        .filter(spec -> !FIRST.contains(spec.name()) && !spec.group().contains(" "))
        .collect(
            Collectors.groupingBy(
                HelpOverview::heading,
                LinkedHashMap::new,
                Collectors.mapping(
                    HelpOverview::word, Collectors.toCollection(LinkedHashSet::new))));
  }

  /**
   * What is written small is typed in front of the words of its row, so that a command of another
   * first word has a row of its own.
   */
  private static String heading(CommandSpec spec) {
    return isTool(spec.group()) ? firstWord(spec) : spec.group();
  }

  /** The word of a command that tells it from others of its row, or what is typed behind it. */
  private static String word(CommandSpec spec) {
    List<String> words = List.of(spec.name().split(" "));
    if (!words.getFirst().equals(heading(spec))) {
      return words.getFirst();
    }
    return words.size() > 1
        ? words.get(1)
        : spec.arguments().stream().findFirst().map(Argument::name).orElse("");
  }

  private static String firstWord(CommandSpec spec) {
    return spec.name().split(" ", -1)[0];
  }

  /** As many as fit, and a sign that there are more. */
  private static String joined(Set<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      String next = (line.isEmpty() ? "" : ", ") + word;
      if (line.length() + next.length() + ", …".length() > WIDTH - row("", "").length()) {
        return line + ", …";
      }
      line.append(next);
    }
    return line.toString();
  }

  private static String row(String name, String text) {
    return "  %-11s %s".formatted(name, text);
  }
}
