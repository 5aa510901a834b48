package dev.signlab.shell.inspect;

import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.command.TypedSecrets;
import java.util.List;

/** Remembers where in the record of exchanges the last command that made any began and ended. */
public final class WireMark implements CommandListener {

  private long begun;
  private String line = "";
  private List<Exchange> exchanges = List.of();
  private String lastLine = "";

  /** Creates a mark at the beginning. */
  public WireMark() {}

  @Override
  public void before(String typed, Session session, Screen screen) {
    line = TypedSecrets.hidden(typed);
    begun = session.service(ExchangeLog.class).mark();
  }

  @Override
  public void after(String typed, int status, Session session, Screen screen) {
    List<Exchange> made = session.service(ExchangeLog.class).since(begun);
    if (!made.isEmpty()) {
      exchanges = made;
      lastLine = line;
    }
  }

  /** Returns the exchanges of the last line that made any, the line under way included. */
  List<Exchange> exchanges(Session session) {
    List<Exchange> now = session.service(ExchangeLog.class).since(begun);
    if (!now.isEmpty()) {
      exchanges = now;
      lastLine = line;
    }
    return exchanges;
  }

  /** Returns that line. */
  String line() {
    return lastLine;
  }
}
