package dev.signlab.shell.log;

import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.LogWatch;
import dev.signlab.engine.monitor.SeenEntry;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.ToolTurns;
import java.util.List;

/** {@code log watch}: a monitor, which reads all of the log and tells what concerns a name. */
final class LogWatchCommand implements Command {

  private static final String FOLLOW = "follow";
  private static final String LAST = "last";
  private static final long PAUSE_MILLIS = 1_000;

  private static final CommandSpec SPEC =
      LogCommands.spec("watch", "Read all of the log, and tell what it holds of a name")
          .argument("EMAIL", "an address, or another name in certificates", Completion.NONE)
          .flag(Flag.toggle(FOLLOW, "go on until Ctrl-C, and tell what is new").withShort("f"))
          .flag(Flag.text(LAST, "N", "how many of the newest entries are read").withDefault("1000"))
          .example("log watch alice@example.com")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    LogMonitor monitor = LogAccess.of(invocation);
    long last = LogAccess.number(invocation, invocation.flag(LAST).orElseThrow(), "--" + LAST);
    String name = invocation.argument(0);
    LogWatch watch = new LogWatch(monitor, Wanted.of(name));
    Screen screen = invocation.screen();
    begin(watch, name, last, invocation);
    return invocation.isOn(FOLLOW)
        ? follow(watch, screen, invocation.service(LabSession.class).tools())
        : OK;
  }

  private static void begin(LogWatch watch, String name, long last, Invocation invocation) {
    Screen screen = invocation.screen();
    LogWatch.News news = watch.begin(last);
    news.entries().forEach(each -> tell(each, screen));
    screen.out(
        "%d of %s %s"
            .formatted(
                news.entries().size(),
                news.read() == 1 ? "1 entry names" : news.read() + " entries name",
                name));
    screen.out(
        news.first() == 0
            ? "all of " + LogAccess.who(watch.monitor()) + " was read, none left out"
            : "the entries before " + news.first() + " were not read: --last N reads more");
    List<String> unread = new OtherLogs(invocation, watch.log()).unread(watch.others(), name);
    if (!unread.isEmpty()) {
      screen.out("not read, though trusted as well:");
      unread.forEach(screen::out);
    }
    require(news, watch);
  }

  private static int follow(LogWatch watch, Screen screen, ToolTurns turns) {
    screen.err("watching; Ctrl-C ends it");
    try {
      while (true) {
        await(turns);
        LogWatch.News news = watch.next();
        news.entries().forEach(each -> tell(each, screen));
        require(news, watch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** What reads its lines may be a tool that has to act meanwhile. */
  private static void await(ToolTurns turns) throws InterruptedException {
    try (ToolTurns.Pause _ = turns.pause()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static void tell(SeenEntry seen, Screen screen) {
    screen.out(EntryRow.of(seen));
  }

  private static void require(LogWatch.News news, LogWatch watch) {
    LogAccess.require(news.growth(), LogAccess.who(watch.monitor()));
    news.suspect().ifPresent(seen -> LogShowCommand.requireHeld(seen, watch.monitor()));
  }
}
