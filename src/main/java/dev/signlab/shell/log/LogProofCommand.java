package dev.signlab.shell.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.monitor.EntryProof;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.SeenEntry;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;

/** {@code log proof}: the way from an entry to the root that the log signed, hash by hash. */
final class LogProofCommand implements Command {

  private static final CommandSpec SPEC =
      LogCommands.spec("proof", "Draw the way from an entry to the log's root, and recompute it")
          .argument("INDEX", "the index of the entry", Completion.NONE)
          .example("log proof 0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    LogMonitor monitor = LogAccess.of(invocation);
    long index = LogAccess.number(invocation, invocation.argument(0), "an index");
    SignedTree tree = monitor.tree();
    SeenEntry seen = OtherLogs.asking(invocation, monitor, tree, () -> monitor.entry(index, tree));
    EntryProof proof = EntryProof.of(seen).orElseThrow(() -> none(monitor, index));
    draw(proof, monitor, invocation.screen());
    LogShowCommand.requireHeld(seen, monitor);
    return OK;
  }

  private static void draw(EntryProof proof, LogMonitor monitor, Screen screen) {
    screen.out(
        "entry %d in the tree of %d, as %s shows it"
            .formatted(proof.index(), proof.size(), LogAccess.who(monitor)));
    proof.tree(screen.style().plain()).forEach(line -> screen.out("  " + line));
    screen.out("recomputed, each hash out of two others");
    proof.sums(screen.style().plain()).forEach(line -> screen.out("  " + line));
    screen.out("  computed  " + proof.computedRoot());
    screen.out("  signed    " + proof.signedRoot());
    screen.out(
        proof.holds()
            ? "the same: the entry is in the tree that the log signed"
            : "not the same: this does not show that the entry is in the tree");
  }

  private static LabException none(LogMonitor monitor, long index) {
    return Problem.of(LogAccess.who(monitor) + " shows no proof for entry " + index)
        .expected("a proof of inclusion with a checkpoint")
        .found("none that can be read")
        .hint("all of the entry", "log show " + index)
        .cause(Cause.WRONG_INCLUSION)
        .asException();
  }
}
