package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at a pipe before any of its commands runs, so that none of them works for a reader that is
 * not there.
 *
 * @param knows whether a word begins a command of the lab's
 */
record PipedPrograms(Predicate<String> knows) {

  /** What Windows and its PowerShell call what is here under another name. */
  private static final Map<String, String> OF_WINDOWS =
      Map.of(
          "findstr", "grep",
          "find", "grep",
          "select-string", "grep",
          "sls", "grep",
          "measure-object", "wc",
          "convertfrom-json", "jq .",
          "sort-object", "sort");

  /**
   * Demands that each command of a pipe is there. A first one that is not ends the pipe by itself,
   * and a line that leaves out what stands behind it would not work either.
   *
   * @throws dev.signlab.diagnostic.LabException with the line that works
   */
  void demandKnown(Pipeline pipeline, String line, Map<String, String> environment) {
    List<SimpleCommand> commands = pipeline.commands();
    if (isUnknown(commands.getFirst())) {
      return;
    }
    for (SimpleCommand command : commands.subList(1, commands.size())) {
      if (isUnknown(command)) {
        throw unknown(word(command), command, line, environment).asException();
      }
    }
  }

  private boolean isUnknown(SimpleCommand command) {
    String word = word(command);
    return !word.isEmpty() && !knows.test(word);
  }

  private static String word(SimpleCommand command) {
    return command.words().isEmpty() ? "" : command.words().getFirst().literalText();
  }

  private static Problem.Builder unknown(
      String word, SimpleCommand command, String line, Map<String, String> environment) {
    Problem.Builder problem =
        Problem.of("there is no command " + word + " in the lab, so nothing of the pipe was run")
            .expected("a command that help lists, or a program of this machine after !")
            .found(word)
            .ofLine();
    int at = start(command, line, word);
    Optional<String> here = Optional.ofNullable(OF_WINDOWS.get(word.toLowerCase(Locale.ROOT)));
    if (here.isPresent() && at >= 0) {
      String meant = line.substring(0, at) + here.get() + line.substring(at + word.length());
      problem.hint(Hint.meant(meant.strip()));
      return problem;
    }
    if (HostPrograms.has(word, environment) && at >= 0) {
      String meant = line.substring(0, at) + HostLine.SIGN + line.substring(at);
      problem.hint("this machine has " + word, meant.strip());
    } else if (at >= 0) {
      int pipe = line.lastIndexOf('|', at);
      problem.hint("nor has this machine; without it", line.substring(0, pipe).strip());
    }
    return problem;
  }

  /** Returns where the word stands in the line, or -1 for a line that is only a part of it. */
  private static int start(SimpleCommand command, String line, String word) {
    Word first = command.words().getFirst();
    return line.startsWith(word, first.start()) ? first.start() : -1;
  }
}
