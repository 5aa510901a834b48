package dev.signlab.shell.options;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of other ways of signing, in the order in which help lists them. */
public final class OptionCommands {

  static final String GROUP = "Look";

  private OptionCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(new GpgCommand(), new ReqCommand(), new CmsCommand());
  }
}
