package dev.signlab.app.calls;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that another process hands over.
 *
 * @param words its words
 * @param mask the permissions that its new files must not have
 * @param folder where it was typed; absolute
 * @param variables the variables of whoever typed it
 * @param columns the width of the terminal to which output goes, or 0 where there is none
 * @param input what standard input is
 */
public record Call(
    List<String> words,
    FileMask mask,
    Path folder,
    Map<String, String> variables,
    int columns,
    Input input) {

  /** Copies the words and variables. */
  public Call {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
  }

  /** What the standard input of a caller is. */
  public enum Input {
    /** A terminal, at which a person can be asked. */
    TERMINAL,
    /** A pipe or a file: data for the command. */
    DATA,
    /** The null device: nobody. */
    NOTHING
  }
}
