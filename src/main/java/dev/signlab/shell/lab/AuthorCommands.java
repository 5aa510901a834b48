package dev.signlab.shell.lab;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The words of those who write scenarios. */
final class AuthorCommands {

  private AuthorCommands() {}

  static List<Command> all() {
    return List.of(new AuthorCheck());
  }
}
