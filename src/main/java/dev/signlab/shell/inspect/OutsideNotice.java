package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says on the screen of the line under way that a host beyond this machine is going to be asked,
 * once a line for each host; or refuses it where nothing may leave the machine. Safe for use by
 * several threads.
 */
public final class OutsideNotice implements CommandListener {

  private static final String HUB = "index.docker.io";

  private final boolean allowed;
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Screen screen;

  /**
   * Creates a notice without a line.
   *
   * @param allowed whether hosts beyond this machine may be asked at all
   */
  public OutsideNotice(boolean allowed) {
    this.allowed = allowed;
  }

  /**
   * Says that a host is going to be asked.
   *
   * @throws dev.signlab.diagnostic.LabException where nothing may leave the machine
   */
  public void asking(String host) {
    if (!allowed) {
      throw Problem.of("nothing outside this machine is asked here")
          .expected("a registry of this machine, such as localhost:5001")
          .found(host)
          .command("registry status")
          .asException();
    }
    Screen now = screen;
    if (now != null && said.add(host)) {
      now.err(
          "asking " + host + (host.equals(HUB) ? " of docker.io" : "") + ": outside this machine");
    }
  }

  @Override
  public void before(String line, Session session, Screen shown) {
    said.clear();
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
