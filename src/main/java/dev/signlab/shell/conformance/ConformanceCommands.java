package dev.signlab.shell.conformance;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The entry points of sigstore's conformance suite. */
public final class ConformanceCommands {

  private ConformanceCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(new SignBundleCommand(), new VerifyBundleCommand());
  }
}
