package dev.signlab.shell.lab;

import dev.signlab.scenario.check.Attempt;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Commands that ended in other windows, until the next line of this one: the lab belongs to one
 * thread, and hears of them before it hears of that line. Safe for use by several threads.
 */
public final class CalledAttempts implements CommandListener {

  private final Queue<Called> waiting = new ConcurrentLinkedQueue<>();

  private record Called(Attempt attempt, boolean everyday) {}

  /** Creates a list of none. */
  public CalledAttempts() {}

  /** Notes a command of another window. */
  public void add(Attempt attempt, boolean everyday) {
    waiting.add(new Called(attempt, everyday));
  }

  @Override
  public void before(String line, Session session, Screen screen) {
    record(session);
  }

  /** Tools that the line itself started, by the shell of this machine, count as its own. */
  @Override
  public void after(String line, int status, Session session, Screen screen) {
    record(session);
  }

  private void record(Session session) {
    Called called = waiting.poll();
    while (called != null) {
      session.service(Sitting.class).record(called.attempt(), called.everyday());
      called = waiting.poll();
    }
  }
}
