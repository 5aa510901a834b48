package dev.signlab.app;

import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.TemporaryFolder;
import java.util.List;

/**
 * The lab as a process. With a command it runs that one and ends with its status; {@code start}, or
 * nothing at all, opens the shell.
 */
public final class Main {

  private Main() {}

  /** Runs the lab. */
  public static void main(String[] words) {
    KnownProviders.name();
    List<String> given = List.of(words);
    if (given.size() == 2 && given.getFirst().equals("--train")) {
      System.exit(Training.run(given.get(1)));
    }
    Options options = Options.read(given);
    if (options.opensShell()) {
      System.exit(Interactive.run(options));
    }
    end(oneShot(options));
  }

  private static int oneShot(Options options) {
    try {
      return OneShot.run(options);
    } catch (LabException e) {
      Interactive.say(e.problem(), options);
      return e.problem().exitStatus();
    }
  }

  /**
   * Ends at once: everything was flushed as it was written, and only folders are left to clean up.
   * An exit with its hooks and its log of who exits costs more than most commands.
   */
  private static void end(int status) {
    TemporaryFolder.deleteAll();
    Runtime.getRuntime().halt(status);
  }
}
