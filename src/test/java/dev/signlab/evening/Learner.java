package dev.signlab.evening;

import dev.signlab.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who sits before {@code ./lab start}, types lines and answers what is asked. */
final class Learner implements AutoCloseable {

  private static final String PASSWORD = "signlab";
  private static final Duration FIRST_BUILD = Duration.ofMinutes(10);

  /** A prompt at the end, perhaps with the bottom line drawn under it. */
  private static final Pattern PROMPT = Pattern.compile("lab:\\S*> [^\\n]*(\\n[^\\n]*){0,3}$");

  private static final Pattern SECRET =
      Pattern.compile("Enter (password|again|password for private key)[^\\n]*: $");

  private static final Pattern YES_OR_NO = Pattern.compile("\\[y/[Nn]\\] ?$");

  private static final Pattern ASKED =
      Pattern.compile(
          "(?<prompt>" + PROMPT + ")|(?<secret>" + SECRET + ")|(?<yes>" + YES_OR_NO + ")");

  private final Terminal terminal;

  private Learner(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Types {@code ./lab start} in a checkout and waits for the first prompt. */
  static Learner start(Path checkout, Map<String, String> environment) {
    Terminal terminal = Terminal.start(checkout, environment, 80, 24, "./lab", "start");
    terminal.awaitMatch(PROMPT, FIRST_BUILD);
    return new Learner(terminal);
  }

  /** Types a line, answers passwords and questions with yes, and returns what was shown. */
  String enter(String line) {
    terminal.type(line);
    StringBuilder shown = new StringBuilder();
    while (true) {
      Matcher asked = terminal.awaitMatch(ASKED);
      shown.append(terminal.sinceTyped());
      if (asked.group("prompt") != null) {
        return shown.toString();
      }
      terminal.type(asked.group("secret") != null ? PASSWORD : "y");
    }
  }

  /** Ends everything at once, as {@code kill -9} does. */
  void killHard() {
    terminal.killHard();
  }

  /** Types {@code quit} and returns the status with which the lab ends. */
  int quit() {
    terminal.type("quit");
    return terminal.waitFor();
  }

  /** Returns all that was shown. */
  String screen() {
    return terminal.screen();
  }

  @Override
  public void close() {
    terminal.close();
  }
}
