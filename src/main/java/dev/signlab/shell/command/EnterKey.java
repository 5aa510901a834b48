package dev.signlab.shell.command;

import java.util.Optional;

/** What the Enter key alone stands for at a terminal, such as a page that waits to be shown. */
@FunctionalInterface
public interface EnterKey {

  /** Returns the line that it stands for right now, or nothing. */
  Optional<String> line();
}
