package dev.signlab.shell.conformance;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The entry points of the conformance suites: sigstore's, and that of TUF clients. */
public final class ConformanceCommands {

  private ConformanceCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(new SignBundleCommand(), new VerifyBundleCommand(), new TufCommand());
  }
}
