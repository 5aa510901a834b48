package dev.signlab.shell.log;

import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

/** {@code log checkpoint}: what the log signed of its tree, to be kept and compared later. */
final class LogCheckpointCommand implements Command {

  private static final CommandSpec SPEC =
      LogCommands.spec("checkpoint", "Print what the log signs of its tree now, to keep it")
          .example("log checkpoint > seen.txt")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    SignedTree tree = LogAccess.of(invocation).tree();
    tree.note().lines().forEach(invocation.screen()::out);
    invocation.screen().err("signed by " + tree.signedBy() + ", a key that is trusted");
    return OK;
  }
}
