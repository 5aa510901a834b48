package dev.signlab.shell.machine;

import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LargeVariables;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The variables that a text is given beside those of its session, and how they are taken out again
 * of what it hands on.
 *
 * @param session the session
 * @param programs the folder of the lab's tools
 */
public record GivenVariables(LabSession session, Path programs) {

  private static final String PATH = "PATH";
  private static final String HOME = "HOME";
  private static final String BASH_ENV = "BASH_ENV";
  private static final String TILDE = "SIGNLAB_TILDE";
  private static final String COLUMNS = "SIGNLAB_COLUMNS";
  private static final String PLAIN = "SIGNLAB_PLAIN";

  /** What a text is told beside what its session has. */
  static final Set<String> TOLD = Set.of(TILDE, COLUMNS, PLAIN, "SIGNLAB_SHELL");

  /** Returns what a text is given. */
  Map<String, String> of(String text, Path begin, StreamScreen screen) {
    Map<String, String> given = new TreeMap<>(session.environment());
    given.merge(PATH, programs.toString(), (own, ours) -> ours + File.pathSeparator + own);
    given.put("PWD", session.directory().toString());
    if (given.containsKey(BASH_ENV)) {
      given.put("SIGNLAB_BASH_ENV", given.get(BASH_ENV));
    }
    given.put(BASH_ENV, begin.toString());
    if (text.contains("~")) {
      given.put(TILDE, session.home().toString());
    }
    boolean terminal = screen.rawOut() instanceof TerminalOutput;
    given.put(COLUMNS, String.valueOf(terminal ? screen.style().width() : 0));
    if (screen.style().plain()) {
      given.put(PLAIN, "yes");
    }
    return given;
  }

  /**
   * Returns what declares those that bash cannot be started with; its programs get none of them.
   */
  static String declared(Map<String, String> given) {
    StringBuilder text = new StringBuilder();
    Map<String, String> large = LargeVariables.in(given);
    large.keySet().removeIf(name -> !Declaration.isName(name));
    large.forEach((name, value) -> text.append(name + "='" + value.replace("'", "'\\''") + "'\n"));
    return text.toString();
  }

  /** Returns a search path without the lab's tools. */
  String withoutTools(String path) {
    String tools = programs.toString();
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(place -> !place.equals(tools))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the variables of a tool of the text as if it had been typed into the session. */
  public Map<String, String> asTyped(Map<String, String> variables) {
    Map<String, String> own = new TreeMap<>(variables);
    own.keySet().removeAll(TOLD);
    own.computeIfPresent(PATH, (name, path) -> withoutTools(path));
    String home = session.environment().get(HOME);
    if (home != null) {
      own.putIfAbsent(HOME, home);
    }
    return own;
  }

  /** Takes out what {@code ~} stood for, which is the text's alone. */
  static void removeTilde(Map<String, String> left, Map<String, String> given) {
    if (given.containsKey(TILDE)) {
      left.remove(HOME, given.get(TILDE));
    }
  }
}
