package dev.signlab.shell.cosign.setup;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.run.CommandTable;
import java.util.List;

/** {@code cosign completion}: a script by which the host's shell completes cosign and lab. */
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign completion", "cosign", "Show a completion script for your own shell")
          .flags(SharedFlags.global())
          .argument("SHELL", String.join(", ", SHELLS), Completion.NONE)
          .example("cosign completion bash")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String shell = invocation.argument(0);
    if (!SHELLS.contains(shell)) {
      throw Problem.of("invalid argument \"" + shell + "\" for \"cosign completion\"")
          .expected(String.join(", ", SHELLS))
          .found(shell)
          .command("cosign completion bash")
          .asException();
    }
    CompletionTable table =
        CompletionTable.of(
            invocation.service(CommandTable.class).commands().stream().map(Command::spec).toList());
    Template.read("completion." + shell)
        .replace("@TABLE@\n", table.in(shell))
        .lines()
        .forEach(invocation.screen()::out);
    return OK;
  }
}
