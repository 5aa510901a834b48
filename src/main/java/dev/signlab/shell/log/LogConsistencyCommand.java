package dev.signlab.shell.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.monitor.Growth;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code log consistency}: whether a tree of the log grew out of an older one, hash by hash. */
final class LogConsistencyCommand implements Command {

  private static final CommandSpec SPEC =
      LogCommands.spec("consistency", "Recompute whether the log only grew since it was smaller")
          .argument(
              "OLD",
              "how many entries it had, or a file that holds its checkpoint: one, or a bundle",
              Completion.FILE)
          .optionalArgument("NEW", "how many it had later; all of now unless said", Completion.NONE)
          .example("log consistency 1")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String old = invocation.argument(0);
    Path file = invocation.path(old);
    boolean isKept = Files.isRegularFile(file);
    if (!isKept && !LogAccess.isNumber(old)) {
      throw neither(old);
    }
    LogMonitor monitor = LogAccess.of(invocation);
    SignedTree now = monitor.tree();
    long size =
        invocation
            .optionalArgument(1)
            .map(text -> LogAccess.number(invocation, text, "NEW"))
            .orElse(now.size());
    Growth growth =
        isKept
            ? monitor.growth(BoundedFile.read(file), old, size, now)
            : monitor.growth(Long.parseLong(old), size, now);
    show(growth, isKept, invocation.screen());
    LogAccess.require(growth.outcome(), LogAccess.who(monitor));
    return OK;
  }

  private static void show(Growth growth, boolean isKept, Screen screen) {
    screen.out(growth.sizes());
    growth.sums(screen.style().plain()).forEach(line -> screen.out("  " + line));
    screen.out("older tree");
    growth.computedOldRoot().ifPresent(root -> screen.out("  computed  " + root));
    screen.out((isKept ? "  kept      " : "  known     ") + growth.oldRoot());
    screen.out("newer tree");
    growth.computedNewRoot().ifPresent(root -> screen.out("  computed  " + root));
    screen.out("  known     " + growth.newRoot());
    if (growth.holds()) {
      screen.out("the log only grew: the older tree is the beginning of the newer one");
      if (!isKept) {
        screen.err(
            "both roots come from this log; a checkpoint that was kept before shows more:"
                + " log checkpoint > seen.txt");
      }
    }
  }

  private static RuntimeException neither(String old) {
    return Problem.of("neither a number of entries nor a file: " + old)
        .expected("how many entries the log had, or a file with a checkpoint of it")
        .found(old)
        .hint("to keep one", "log checkpoint > seen.txt")
        .cause(Cause.NO_FILE)
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
