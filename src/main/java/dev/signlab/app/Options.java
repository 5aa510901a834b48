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

  private static boolean isStart(List<String> words) {
    return !words.isEmpty() && words.getFirst().equals("start");
  }
}
