package dev.signlab.shell.builtin;

import static dev.signlab.shell.builtin.BuiltinCommands.SHELL;

import dev.signlab.diagnostic.Problem;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.command.SecretNames;
import dev.signlab.shell.run.LabSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Words of the shell itself. */
final class ShellWords {

  /** The version of the lab; the build compares it with the one in {@code pom.xml}. */
  static final String VERSION = "0.1.0";

  private static final Pattern NAMED =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:=.*)?", Pattern.DOTALL);

  private ShellWords() {}

  static List<Command> all() {
    return List.of(
        new HelpCommand(),
        version(),
        new ScriptCommand(),
        quit("quit"),
        quit("exit"),
        clear(),
        echo(),
        env(),
        export(),
        uuidgen(),
        new DateCommand(),
        truth("true", 0),
        truth("false", 1),
        new HostCommand());
  }

  private static Command version() {
    return SimpleBuiltin.of(
        CommandSpec.of("version", SHELL, "Show the version of the lab and of Java")
            .example("version"),
        invocation -> {
          invocation.screen().out("Container Signing Lab " + VERSION);
          invocation.screen().out("Java " + Runtime.version());
          return Command.OK;
        });
  }

  private static Command quit(String name) {
    return SimpleBuiltin.of(
        CommandSpec.of(name, SHELL, "Leave the lab; everything is kept")
            .optionalArgument("STATUS", "the exit status, 0 unless given", Completion.NONE)
            .example(name),
        ShellWords::leave);
  }

  private static int leave(Invocation invocation) {
    String status = invocation.optionalArgument(0).orElse("0");
    if (!status.matches("\\d{1,3}") || Integer.parseInt(status) > 255) {
      throw Problem.of("an exit status is a number from 0 to 255")
          .found(status)
          .command(invocation.spec().name())
          .exitStatus(Problem.USAGE)
          .asException();
    }
    invocation.service(LabSession.class).end(Integer.parseInt(status));
    return Integer.parseInt(status);
  }

  private static Command clear() {
    return SimpleBuiltin.of(
        CommandSpec.of("clear", SHELL, "Empty the screen").example("clear"),
        invocation -> {
          if (!invocation.screen().style().plain()) {
            RawOutput.text(invocation, TerminalText.ESCAPE + "[H" + TerminalText.ESCAPE + "[2J");
          }
          return Command.OK;
        });
  }

  private static Command echo() {
    return SimpleBuiltin.of(
        CommandSpec.of("echo", SHELL, "Show words")
            .arguments("WORD", "what to show; -n before it leaves the line open", Completion.NONE)
            .example("echo hello")
            .passThrough(),
        ShellWords::echo);
  }

  private static int echo(Invocation invocation) {
    List<String> words = invocation.arguments();
    boolean open = !words.isEmpty() && words.getFirst().equals("-n");
    String text = String.join(" ", open ? words.subList(1, words.size()) : words);
    RawOutput.text(invocation, open ? text : text + "\n");
    return Command.OK;
  }

  private static Command env() {
    return SimpleBuiltin.of(
        CommandSpec.of("env", SHELL, "List the variables").example("env"),
        invocation -> {
          Map<String, String> variables = invocation.session().environment();
          variables.forEach(
              (name, value) -> invocation.screen().out(name + "=" + shown(name, value)));
          return Command.OK;
        });
  }

  private static String shown(String name, String value) {
    return SecretNames.isVariable(name) ? "********" : value;
  }

  private static Command export() {
    return SimpleBuiltin.of(
        CommandSpec.of("export", SHELL, "Set variables; NAME=value alone does the same")
            .arguments("NAME=VALUE", "what to set", Completion.NONE)
            .example("export COSIGN_REPOSITORY=localhost:5001/signatures"),
        invocation -> {
          invocation.arguments().forEach(ShellWords::demandName);
          invocation.arguments().forEach(word -> set(invocation, word));
          return Command.OK;
        });
  }

  /** A name alone is no fault: what is set is given to programs anyway. */
  private static void demandName(String word) {
    if (!NAMED.matcher(word).matches()) {
      throw Problem.of("export: '" + word + "' names no variable")
          .expected("NAME=VALUE, without blanks round the =")
          .found(word)
          .hint("for instance", "export NAME=value")
          .exitStatus(Problem.FAILED)
          .asException();
    }
  }

  private static void set(Invocation invocation, String word) {
    int equals = word.indexOf('=');
    if (equals > 0) {
      invocation.session().setVariable(word.substring(0, equals), word.substring(equals + 1));
    }
  }

  private static Command uuidgen() {
    return SimpleBuiltin.of(
        CommandSpec.of("uuidgen", SHELL, "Show a new random identifier")
            .flag(Flag.toggle("random", "random, which it always is").withShort("r"))
            .example("IMAGE=localhost:5001/$(uuidgen):1.0"),
        invocation -> {
          invocation.screen().out(UUID.randomUUID().toString());
          return Command.OK;
        });
  }

  private static Command truth(String name, int status) {
    return SimpleBuiltin.of(
        CommandSpec.of(name, SHELL, "Do nothing, with status " + status).example(name),
        invocation -> status);
  }
}
