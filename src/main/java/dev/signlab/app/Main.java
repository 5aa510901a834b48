package dev.signlab.app;

import java.util.List;

/**
 * The lab as a process. With a command it runs that one and ends with its status; {@code start}, or
 * nothing at all, opens the shell.
 */
public final class Main {

  private Main() {}

  /** Runs the lab. */
  public static void main(String[] words) {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) {
    if (words.equals(List.of("--train"))) {
      return Training.run();
    }
    Options options = Options.read(words);
    return options.opensShell() ? Interactive.run(options) : OneShot.run(options);
  }
}
