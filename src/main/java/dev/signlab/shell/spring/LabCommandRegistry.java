package dev.signlab.shell.spring;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.CommandTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Spring Shell's registry over our explicit list. Names are looked up in a map and prefixes match
 * whole words; version 4.0.1 goes through a set without order and lets {@code sig} match {@code
 * sign}.
 */
final class LabCommandRegistry extends CommandRegistry {

  private final Map<String, CommandAdapter> byName = new LinkedHashMap<>();

  LabCommandRegistry(CommandTable table, Session session) {
    for (Command command : table.commands()) {
      byName.put(command.spec().name(), new CommandAdapter(command, session));
    }
  }

  /** Does nothing: the list is explicit, and beans are not searched for commands. */
  @Override
  public void afterSingletonsInstantiated() {}

  @Override
  public Set<org.springframework.shell.core.command.Command> getCommands() {
    return new LinkedHashSet<>(byName.values());
  }

  @Override
  public org.springframework.shell.core.command.@Nullable Command getCommandByName(String name) {
    return byName.get(name);
  }

  @Override
  public List<org.springframework.shell.core.command.Command> getCommandsByPrefix(String prefix) {
    return List.copyOf(
        byName.values().stream()
            .filter(command -> command.getName().startsWith(prefix + " "))
            .toList());
  }

  /** Returns the names, in the order of the list. */
  Set<String> names() {
    return byName.keySet();
  }

  /** Finds the command with the longest name with which the words begin. */
  Optional<CommandAdapter> find(List<String> words) {
    for (int count = Math.min(3, words.size()); count > 0; count--) {
      CommandAdapter command = byName.get(String.join(" ", words.subList(0, count)));
      if (command != null) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
