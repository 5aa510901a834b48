package dev.signlab.shell.doctor;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.List;

/** {@code doctor}: JDK, state, disk, clock, ports and tools, with what to do about each. */
public final class DoctorCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("doctor", "Shell", "Look for what could spoil the evening")
          .example("doctor")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    List<Finding> findings = new Examination(invocation.session()).all();
    boolean plain = invocation.screen().style().plain();
    for (Finding finding : findings) {
      invocation.screen().out(finding.line(plain));
      if (!finding.hint().isEmpty()) {
        invocation.screen().out("  hint: " + finding.hint());
      }
    }
    return findings.stream().anyMatch(Finding::isIll) ? 1 : OK;
  }
}
