package dev.signlab.shell.cosign.setup;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.cosign.flag.SharedFlags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code cosign env}: the variables that cosign reads, and others that look as if it did. */
final class EnvCommand implements Command {

  private static final String DESCRIPTIONS = "show-descriptions";
  private static final String SENSITIVE = "show-sensitive-values";
  private static final String HIDDEN = "******";
  private static final List<String> PREFIXES = List.of("COSIGN_", "SIGSTORE_", "TUF_");

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign env", "cosign", "Show the variables that cosign reads")
          .flag(Flag.toggle(DESCRIPTIONS, "say what each variable is for").withDefault("true"))
          .flag(Flag.toggle(SENSITIVE, "show passwords and tokens, too"))
          .flags(SharedFlags.global())
          .example("cosign env --show-descriptions=false")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  private record Variable(String name, boolean secret, String purpose, String expects) {}

  @Override
  public int run(Invocation invocation) {
    Map<String, String> environment = invocation.session().environment();
    Set<String> known = new HashSet<>();
    for (Variable each : variables()) {
      known.add(each.name());
      show(each, environment.getOrDefault(each.name(), ""), invocation);
    }
    Map<String, String> others = new TreeMap<>(environment);
    others
        .keySet()
        .removeIf(name -> known.contains(name) || PREFIXES.stream().noneMatch(name::startsWith));
    showOthers(others, invocation);
    return OK;
  }

  private static void show(Variable variable, String value, Invocation invocation) {
    Screen screen = invocation.screen();
    if (invocation.isOn(DESCRIPTIONS)) {
      screen.out("# " + variable.purpose());
      screen.out("# Expects: " + variable.expects());
    }
    boolean hidden = variable.secret() && !value.isEmpty() && !invocation.isOn(SENSITIVE);
    screen.out(variable.name() + "=" + (hidden ? HIDDEN : value));
  }

  /** Nobody knows what they hold, so all of them are hidden. */
  private static void showOthers(Map<String, String> others, Invocation invocation) {
    Screen screen = invocation.screen();
    if (!others.isEmpty() && invocation.isOn(DESCRIPTIONS)) {
      screen.out("# Environment variables below are not registered with cosign,");
      screen.out("# but might still influence cosign's behavior.");
    }
    boolean open = invocation.isOn(SENSITIVE);
    others.forEach((name, value) -> screen.out(name + "=" + (open ? value : HIDDEN)));
  }

  private static List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    for (String line : Template.read("variables.txt").split("\n", -1)) {
      String[] columns = line.split("\t", -1);
      if (columns.length == 4) {
        variables.add(
            new Variable(columns[0], columns[1].equals("secret"), columns[2], columns[3]));
      }
    }
    return variables;
  }
}
