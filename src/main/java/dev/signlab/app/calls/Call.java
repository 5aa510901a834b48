package dev.signlab.app.calls;

import dev.signlab.shell.command.StandardInput;
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
    StandardInput input) {

  /** Copies the words and variables. */
  public Call {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
  }

  /** Returns the same with other variables. */
  public Call with(Map<String, String> others) {
    return new Call(words, mask, folder, others, columns, input);
  }
}
