package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.Set;

/** What the lab's commands are called, so that lines can be judged without running them. */
public interface LineBook extends LineLaw {

  /**
   * Returns what no command of the lab would understand in a line that a learner reads: a command
   * or a flag that does not exist. A line that only a shell of the machine understands is not
   * judged.
   */
  Optional<Problem> unknown(String line);

  /**
   * Tells whether a text is a line to type, whole as it is, and no sentence about one: it begins
   * with a command, and that command takes so many words.
   */
  boolean isWhole(String text);

  /**
   * Returns the flags of a command by their long names, or nothing when there is no such command.
   *
   * @param command its name, such as {@code cosign verify}
   */
  Optional<Set<String>> flags(String command);

  /** Returns the names of all commands. */
  Set<String> names();
}
