package dev.signlab.app;

import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The services that rooms offer to commands, one line each, and the listeners of lines. */
final class Services {

  private Services() {}

  /** Names what makes each service; a maker runs when the service is first asked for. */
  static void add(Map<Class<?>, Function<Session, ?>> makers) {}

  /** Returns who hears of each line, in their order. */
  static List<CommandListener> listeners(Session session) {
    return List.of();
  }

  /** Returns who knows values for the Tab key. */
  static List<CandidateSource> candidates(Session session) {
    return List.of();
  }

  /** Returns what the shell says first and last. */
  static Greeting greeting(Session session) {
    return new PlainGreeting();
  }

  /** Returns what the bottom line shows. */
  static BottomLine bottomLine(Session session) {
    return () -> "";
  }

  /** Returns where the history is kept. */
  static Path history(Session session) {
    return home(session).resolve("history");
  }

  /** Returns where the traces of unforeseen failures are kept. */
  static Path failureLog(Session session) {
    return home(session).resolve("log").resolve("failures.log");
  }

  private static Path home(Session session) {
    Map<String, String> environment = session.environment();
    String home = environment.getOrDefault("LAB_HOME", "");
    if (!home.isEmpty()) {
      return Path.of(home).toAbsolutePath();
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path user = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path folder = data.isEmpty() ? user.resolve(".local").resolve("share") : Path.of(data);
    return folder.resolve("signlab");
  }
}
