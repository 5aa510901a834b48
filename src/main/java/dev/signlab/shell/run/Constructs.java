package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.line.CompoundLineException;
import java.util.Map;
import java.util.Set;

/** What to type instead of a construct of a shell's. */
final class Constructs {

  private static final Set<String> BASH_ONLY =
      Set.of("[[ … ]]", "<( … )", "select … done", "function", "(( … ))");

  private Constructs() {}

  /** Returns the refusal with a line that works on this machine. */
  static LabException refusal(CompoundLineException e, Map<String, String> environment) {
    Problem.Builder problem =
        Problem.of("the lab runs no " + e.constructs().getFirst() + " itself")
            .expected("commands one after the other; nothing of this was run")
            .found(e.constructs().getFirst())
            .exitStatus(Problem.USAGE);
    boolean runsThere = e.commands().stream().allMatch(word -> HostPrograms.has(word, environment));
    if (runsThere && !e.oneLine().isEmpty()) {
      problem.hint("the shell of this machine runs it", hostLine(e, environment));
    } else if (runsThere) {
      problem.hint("put the lines into a file, here lines.sh, and", HostLine.SIGN + "sh lines.sh");
    }
    return problem
        .hint("the lab itself knows && and ||", "version && echo yes || echo no")
        .asException();
  }

  /** What POSIX does not have is for Bash, where there is one. */
  private static String hostLine(CompoundLineException e, Map<String, String> environment) {
    boolean bash = e.constructs().stream().anyMatch(BASH_ONLY::contains);
    return bash && HostPrograms.has("bash", environment)
        ? HostLine.SIGN + "bash -c " + Quoting.word(e.oneLine())
        : HostLine.SIGN + e.oneLine();
  }
}
