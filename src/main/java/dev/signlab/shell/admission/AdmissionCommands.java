package dev.signlab.shell.admission;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands about what a cluster lets in, in the order in which help lists them. */
public final class AdmissionCommands {

  static final String GROUP = "Look";

  private AdmissionCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(new ReviewCommand(), new RequestCommand(), new PolicyCommand());
  }
}
