package dev.signlab.app;

import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.run.HelpText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference page of the commands, made from their specifications. */
final class CommandsPage {

  private final StringBuilder page = new StringBuilder();

  private CommandsPage() {}

  static String text() {
    CommandsPage page = new CommandsPage();
    page.line("// Generated from dev.signlab.app.Commands; a test compares. Do not edit.");
    page.line("= Commands");
    page.line("");
    page.line(
        "Every command runs in the shell, in a script (`@FILE`), and one-shot (`./lab COMMAND`).");
    groups().forEach(page::addGroup);
    return page.page.toString();
  }

  private static Map<String, List<CommandSpec>> groups() {
    Map<String, List<CommandSpec>> groups = new LinkedHashMap<>();
    for (Command command : Commands.all()) {
      CommandSpec spec = command.spec();
      groups.computeIfAbsent(spec.group(), group -> new ArrayList<>()).add(spec);
    }
    return groups;
  }

  private void addGroup(String group, List<CommandSpec> commands) {
    line("");
    line("== " + group);
    commands.forEach(this::addCommand);
  }

  private void addCommand(CommandSpec spec) {
    line("");
    line("=== " + spec.name());
    line("");
    line(spec.summary() + ".");
    line("");
    line("[source,shell]");
    line("----");
    line(HelpText.usage(spec));
    spec.examples().forEach(this::line);
    line("----");
    addTable("Argument", argumentRows(spec));
    addTable("Flag", flagRows(spec));
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
        rows.put(flagName(flag), flag.description());
      }
    }
    return rows;
  }

  private static String flagName(Flag flag) {
    String letter = flag.shortName().isEmpty() ? "" : ", -" + flag.shortName();
    return "--" + flag.name() + letter + (flag.isToggle() ? "" : " " + flag.value());
  }

  private void addTable(String title, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    line("");
    line("[cols=\"2,5\",options=\"header\"]");
    line("|===");
    line("| " + title + " | Meaning");
    rows.forEach((name, text) -> line("| `+" + name + "+` | " + text.replace("|", "\\|")));
    line("|===");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
