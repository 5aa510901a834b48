package dev.signlab.shell.run;

import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Help as lines of text. */
public final class HelpText {

  private HelpText() {}

  /** Returns how a command is typed, in one line. */
  public static String usage(CommandSpec spec) {
    StringBuilder usage = new StringBuilder(spec.name());
    if (!spec.flags().isEmpty()) {
      usage.append(" [flags]");
    }
    for (Argument argument : spec.arguments()) {
      String name = argument.name() + (argument.repeatable() ? "…" : "");
      usage.append(argument.required() ? " " + name : " [" + name + "]");
    }
    return usage.toString();
  }

  /** Returns the help of one command. */
  public static List<String> of(CommandSpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add(spec.summary());
    if (!spec.deprecated().isEmpty()) {
      lines.add("Deprecated: " + spec.deprecated());
    }
    lines.add("");
    lines.add("Usage:");
    lines.add("  " + usage(spec));
    addTable(lines, "Arguments:", argumentRows(spec));
    addTable(lines, "Flags:", flagRows(spec));
    if (!spec.examples().isEmpty()) {
      lines.add("");
      lines.add("Examples:");
      spec.examples().forEach(example -> lines.add("  " + example));
    }
    return lines;
  }

  /** Returns a list of commands under their headings. */
  public static List<String> list(Collection<Command> commands) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    for (Command command : commands) {
      CommandSpec spec = command.spec();
      groups
          .computeIfAbsent(spec.group(), group -> new LinkedHashMap<>())
          .put(spec.name(), spec.summary() + (spec.deprecated().isEmpty() ? "" : " (deprecated)"));
    }
    List<String> lines = new ArrayList<>();
    groups.forEach((group, rows) -> addTable(lines, group, rows));
    return lines;
  }

  private static Map<String, String> argumentRows(CommandSpec spec) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Argument argument : spec.arguments()) {
      rows.put(argument.name(), argument.description());
    }
    return rows;
  }

  private static Map<String, String> flagRows(CommandSpec spec) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Flag flag : spec.flags()) {
      if (flag.deprecated().isEmpty()) {
        rows.put(flagWords(flag), flag.description() + defaultWords(flag));
      }
    }
    return rows;
  }

  private static String flagWords(Flag flag) {
    String letter = flag.shortName().isEmpty() ? "    " : "-" + flag.shortName() + ", ";
    return letter + "--" + flag.name() + (flag.isToggle() ? "" : " " + flag.value());
  }

  private static String defaultWords(Flag flag) {
    boolean told = flag.defaultValue().isEmpty() || flag.defaultValue().equals("false");
    return told ? "" : " (default " + flag.defaultValue() + ")";
  }

  private static void addTable(List<String> lines, String title, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(title);
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    rows.forEach(
        (name, text) -> lines.add("  " + name + " ".repeat(width - name.length() + 3) + text));
  }
}
