package dev.signlab.shell.command;

import java.util.List;
import java.util.Optional;

/**
 * Another language in which lines are typed at the prompt, until the person leaves it. Each line is
 * run as a command of the lab, so that it is recorded, stopped and answered like every other.
 */
public interface LineMode {

  /** Returns the prompt, with the space behind it. */
  String prompt();

  /** Returns the command that a text stands for, word by word. */
  List<String> command(String text);

  /** Returns the line of the lab that a text means, or nothing when it is in this language. */
  Optional<String> outside(String text);

  /** Tells whether a text is whole, or more must be typed. */
  boolean isWhole(String text);

  /** Returns what may stand at a place of a text. */
  Offers offers(String text, int place);

  /** Returns what is known of the thing at a place of a text, a line each. */
  List<String> documentation(String text, int place);

  /**
   * What may stand at a place.
   *
   * @param from where the word begins that they would replace, counted from 0
   * @param words what may stand there
   */
  record Offers(int from, List<String> words) {

    /** Copies the words. */
    public Offers {
      words = List.copyOf(words);
    }
  }
}
