package dev.signlab.shell.run;

import java.util.List;
import java.util.StringJoiner;

/** Writes words so that the line language reads them back as they are. */
public final class Quoting {

  private static final String PLAIN = "-_./:=@%+,~^{}[]";

  private Quoting() {}

  /** Returns a word, in quotes where it needs them. */
  public static String word(String word) {
    boolean plain = !word.isEmpty() && word.charAt(0) != '~';
    for (int i = 0; i < word.length() && plain; i++) {
      char c = word.charAt(i);
      plain = Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns a line of a command's name, which stays as it is, and words. */
  public static String line(String name, List<String> words) {
    StringJoiner line = new StringJoiner(" ");
    line.add(name);
    for (String word : words) {
      line.add(word(word));
    }
    return line.toString();
  }
}
