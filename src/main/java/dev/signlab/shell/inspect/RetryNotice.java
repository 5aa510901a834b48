package dev.signlab.shell.inspect;

import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import org.jspecify.annotations.Nullable;

/** Says on the screen of the line under way that a registry is asked again, and why. */
public final class RetryNotice implements CommandListener {

  private volatile @Nullable Screen screen;

  /** Creates a notice without a line. */
  public RetryNotice() {}

  /** Shows a sentence to the person who waits, if a line is under way. */
  public void show(String sentence) {
    Screen now = screen;
    if (now != null) {
      now.err(sentence);
    }
  }

  @Override
  public void running(Session session, Screen shown) {
    screen = shown;
  }

  @Override
  public void after(String line, int status, Session session, Screen shown) {
    screen = null;
  }
}
