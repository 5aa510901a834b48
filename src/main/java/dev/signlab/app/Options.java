package dev.signlab.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the command: options of the lab itself.
 *
 * @param plain whether the screen keeps to linear text
 * @param command the command and its words, empty for the shell
 */
record Options(boolean plain, List<String> command) {

  Options {
    command = List.copyOf(command);
  }

  static Options read(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    boolean plain = false;
    while (!rest.isEmpty() && rest.getFirst().equals("--plain")) {
      plain = true;
      rest.removeFirst();
    }
    if (isStart(rest) && rest.contains("--plain")) {
      plain = true;
      rest.remove("--plain");
    }
    return new Options(plain, rest);
  }

  /** Tells whether the shell is to be opened. */
  boolean opensShell() {
    return command.isEmpty() || isStart(command);
  }

  /** Returns what is run first in the shell: {@code start sign} opens it and starts that lab. */
  List<String> firstLine() {
    return command.size() > 1 ? command : List.of();
  }

  private static boolean isStart(List<String> words) {
    return !words.isEmpty() && words.getFirst().equals("start");
  }
}
