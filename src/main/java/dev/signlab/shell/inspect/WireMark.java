package dev.signlab.shell.inspect;

import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.command.TypedSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where in the record of exchanges the last command that made any began and ended. Safe
 * for use by several threads; commands of other windows have marks of their own, and leave what
 * they made with this one.
 */
public final class WireMark implements CommandListener {

  /** Of these words people ask what they sent; that a file was listed says nothing. */
  private static final Pattern TALKS = Pattern.compile("\\b(cosign|conformance) ");

  /** A loop may ask without end. */
  private static final int MOST = 500;

  private final @Nullable WireMark host;
  private long begun;
  private String line = "";
  private List<Exchange> exchanges = List.of();
  private String lastLine = "";
  private String silent = "";
  private boolean runs;

  /** What tools asked that the line under way has started by the machine's shell. */
  private List<Exchange> ofTools = List.of();

  /** Creates a mark at the beginning. */
  public WireMark() {
    this.host = null;
  }

  private WireMark(WireMark host) {
    this.host = host;
    this.exchanges = host.exchanges;
    this.lastLine = host.lastLine;
    this.silent = host.silent;
  }

  /** Returns the mark of a command of another window, which knows what this one knows. */
  public synchronized WireMark ofCall() {
    return new WireMark(this);
  }

  @Override
  public synchronized void before(String typed, Session session, Screen screen) {
    line = TypedSecrets.hidden(typed);
    runs = true;
    ofTools = List.of();
    begun = session.service(ExchangeLog.class).mark();
  }

  @Override
  public void after(String typed, int status, Session session, Screen screen) {
    List<Exchange> made = session.service(ExchangeLog.class).since(begun());
    boolean asked = endLine();
    if (!made.isEmpty() && !asked) {
      keep(made, typed());
    } else if (!asked && TALKS.matcher(typed).find()) {
      stayedSilent(typed());
    }
  }

  /** Tells whether tools asked somebody for the line that ends. */
  private synchronized boolean endLine() {
    runs = false;
    return !ofTools.isEmpty();
  }

  private synchronized long begun() {
    return begun;
  }

  private synchronized String typed() {
    return line;
  }

  private void stayedSilent(String by) {
    synchronized (this) {
      silent = by;
    }
    if (host != null) {
      host.stayedSilent(by);
    }
  }

  private void keep(List<Exchange> made, String by) {
    synchronized (this) {
      exchanges = made;
      lastLine = by;
      silent = "";
    }
    if (host != null) {
      host.keepCalled(made, by);
    }
  }

  /** What a line's own tools ask is the line's; that of another window stands for itself. */
  private synchronized void keepCalled(List<Exchange> made, String by) {
    if (runs) {
      List<Exchange> all = new ArrayList<>(ofTools);
      all.addAll(made);
      ofTools = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
    exchanges = runs ? ofTools : made;
    lastLine = runs ? line : by;
    silent = "";
  }

  /** Returns the exchanges of the last line that made any, the line under way included. */
  synchronized List<Exchange> exchanges(Session session) {
    List<Exchange> now = session.service(ExchangeLog.class).since(begun);
    if (!now.isEmpty()) {
      exchanges = now;
      lastLine = line;
    }
    return exchanges;
  }

  /** Returns the last line of cosign's since then that asked nobody, where there is one. */
  synchronized Optional<String> silentLine() {
    return Optional.of(silent).filter(line -> !line.isEmpty());
  }

  /** Returns that line. */
  synchronized String line() {
    return lastLine;
  }
}
