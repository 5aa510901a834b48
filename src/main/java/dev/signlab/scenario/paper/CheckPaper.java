package dev.signlab.scenario.paper;

import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.TriedCheck;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks of what was tried: whether there is such a command, and whether it has those flags. */
final class CheckPaper implements Paper {

  private static final String TRIED = "tried";
  private static final List<String> MARKS = List.of(Attempt.BY_DIGEST, Attempt.SIGNATURE_TAG);

  @Override
  public void read(Written written, Findings findings) {
    for (Task task : written.scenario().tasks()) {
      List<Check> checks = task.checks();
      for (int i = 0; i < checks.size(); i++) {
        if (checks.get(i) instanceof TriedCheck tried) {
          read(written, task, i, tried, findings);
        }
      }
    }
  }

  private static void read(
      Written written, Task task, int at, TriedCheck tried, Findings findings) {
    Set<String> flags = new TreeSet<>(MARKS);
    boolean known = true;
    for (String command : tried.commands()) {
      Optional<Set<String>> own = written.book().flags(command);
      own.ifPresent(flags::addAll);
      known &= own.isPresent();
      if (own.isEmpty()) {
        Set<String> names = written.book().names();
        findings.add(
            written.place(task, "checks", at, TRIED, "command"),
            "a check of a command that does not exist, and can never be true",
            "a command of the lab; help all lists them",
            command,
            Nearest.advice(command, names, "help all"));
      }
    }
    if (known) {
      marks(written, task, at, tried, flags, findings);
    }
  }

  private static void marks(
      Written written, Task task, int at, TriedCheck tried, Set<String> flags, Findings findings) {
    for (String mark : tried.marks()) {
      if (!flags.contains(mark)) {
        findings.add(
            written.place(task, "checks", at, TRIED, "with"),
            "a check of a flag that " + tried.commands().getFirst() + " does not have",
            "the name of a flag, without dashes and without a value, or one of " + MARKS,
            mark,
            Nearest.advice(mark, flags, "see  help " + tried.commands().getFirst()));
      }
    }
  }
}
