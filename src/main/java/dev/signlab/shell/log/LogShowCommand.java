package dev.signlab.shell.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.SeenEntry;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.view.EntryFields;
import dev.signlab.engine.view.ViewField;
import dev.signlab.engine.view.ViewLines;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.Quoting;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;

/** {@code log show}: an entry field by field, or the entries to which the log's search leads. */
final class LogShowCommand implements Command {

  private static final String PREFIX = "sha256:";
  private static final String ALL = "all";

  private static final CommandSpec SPEC =
      LogCommands.spec("show", "Show an entry of the log field by field, and recompute it")
          .argument(
              "INDEX-HASH-OR-EMAIL",
              "the index of an entry, its hash or that of what was signed, or an address",
              Completion.NONE)
          .flag(Flag.toggle(ALL, "every field of the entry, and its proof hash by hash"))
          .example("log show 0")
          .example("log show --all 0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    LogMonitor monitor = LogAccess.of(invocation);
    SignedTree tree = monitor.tree();
    String wanted = invocation.argument(0);
    List<SeenEntry> found =
        OtherLogs.asking(invocation, monitor, tree, () -> find(monitor, tree, wanted));
    if (found.size() == 1) {
      show(found.getFirst(), monitor, invocation);
      return OK;
    }
    Screen screen = invocation.screen();
    screen.out(found.size() + " entries of " + LogAccess.who(monitor) + " speak of " + wanted);
    found.forEach(each -> screen.out(EntryRow.of(each)));
    screen.out("log show INDEX shows one of them");
    found.forEach(each -> requireHeld(each, monitor));
    return OK;
  }

  private static List<SeenEntry> find(LogMonitor monitor, SignedTree tree, String text) {
    String hash = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    if (LogAccess.isNumber(text)) {
      return List.of(monitor.entry(Long.parseLong(text), tree));
    }
    if (text.matches("[0-9a-fA-F]{80}")) {
      return List.of(monitor.named(text, tree));
    }
    if (hash.matches("[0-9a-fA-F]{64}")) {
      return byHash(monitor, tree, text, hash);
    }
    if (text.contains("@") || text.contains("://")) {
      return some(monitor.search(new Wanted.Name(text), tree), monitor, tree, text);
    }
    throw Problem.of("a log is asked by an index, a hash or an address")
        .expected("digits, 64 or 80 hexadecimal digits, or an address with @")
        .found(text)
        .hint("the first entry", "log show 0")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** What was signed is looked for first, then the entry whose leaf has the hash. */
  private static List<SeenEntry> byHash(
      LogMonitor monitor, SignedTree tree, String text, String hash) {
    List<SeenEntry> signed = monitor.search(Wanted.of(text), tree);
    if (!signed.isEmpty() || text.startsWith(PREFIX)) {
      return some(signed, monitor, tree, text);
    }
    return List.of(monitor.named(hash, tree));
  }

  private static List<SeenEntry> some(
      List<SeenEntry> found, LogMonitor monitor, SignedTree tree, String text) {
    if (found.isEmpty()) {
      throw none(monitor, tree, text);
    }
    return found;
  }

  private static LabException none(LogMonitor monitor, SignedTree tree, String text) {
    Problem.Builder none =
        Problem.of("the search of " + LogAccess.who(monitor) + " finds nothing of " + text)
            .expected("an entry about it, or a log that hides one")
            .found("none");
    NearNames.in(monitor, tree, text)
        .forEach(name -> none.hint(Hint.meant(Quoting.line("log show", List.of(name)))));
    return none.hint(
            "to read the whole log and not to believe its search",
            Quoting.line("log watch", List.of(text)))
        .cause(Cause.NO_LOG_ENTRY)
        .asException();
  }

  private static void show(SeenEntry seen, LogMonitor monitor, Invocation invocation) {
    Screen screen = invocation.screen();
    Screen.Style style = screen.style();
    TransparencyLogEntry entry = seen.answered().entry();
    screen.out("entry " + seen.index() + " of " + LogAccess.who(monitor));
    screen.out("  uuid   " + seen.answered().uuid());
    boolean all = invocation.isOn(ALL);
    List<ViewField> fields = all ? EntryFields.of(entry) : EntryFields.brief(entry);
    ViewLines.of(fields, "  ", style.width()).forEach(screen::out);
    if (!all) {
      screen.out("  log show --all has signature, promise and proof too");
    }
    screen.out("recomputed here");
    ReportTree.steps(seen.checks().steps(), style.width(), style.plain()).forEach(screen::out);
    requireHeld(seen, monitor);
  }

  static void requireHeld(SeenEntry seen, LogMonitor monitor) {
    LogAccess.require(
        seen.checks().outcome(), "entry " + seen.index() + " of " + LogAccess.who(monitor));
  }
}
