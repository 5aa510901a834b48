package dev.signlab.shell.lab;

import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task says to do. A command in it stays one command when it is copied off the screen: where
 * it is too long for a row it goes on in the next one, behind a backslash.
 *
 * @param lead the words before the command; all words where there is no command
 * @param command what can be typed, or nothing
 */
record CommandText(String lead, String command) {

  /** Variables may stand before the first word. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:[A-Z_]+=\\S+"
              + " )*(?:cosign|docker|crane|skopeo|oras|syft|registry|world|sigstore|vault|notation|gpg|clock|log|view|explain|java|rm|cp|mv|openssl)(?:"
              + " .*)?");

  /** What a person has to fill in, or to read as more than one command. */
  private static final Pattern WORDS = Pattern.compile(", |; |…| then | and | with -| before ");

  private static final Pattern LEAD = Pattern.compile("(?s)(.*?(?:then|and):? )(.*)");

  /** Finds the command in a text. */
  static CommandText of(String text) {
    Matcher lead = LEAD.matcher(text);
    if (lead.matches() && isCommand(lead.group(2))) {
      return new CommandText(lead.group(1).stripTrailing(), lead.group(2));
    }
    return isCommand(text) ? new CommandText("", text) : new CommandText(text, "");
  }

  private static boolean isCommand(String text) {
    return COMMAND.matcher(text).matches() && !WORDS.matcher(text).find();
  }

  /**
   * Returns the rows.
   *
   * @param name what stands before the text in the first row, blanks included
   * @param width columns of the screen
   */
  List<String> lines(String name, int width) {
    String whole = lead.isEmpty() || command.isEmpty() ? lead + command : lead + " " + command;
    if (command.isEmpty() || name.length() + whole.length() <= width) {
      return Field.lines(name, whole, width);
    }
    List<String> rows = new ArrayList<>();
    String first = name;
    if (!lead.isEmpty()) {
      rows.addAll(Field.lines(name, lead, width));
      first = " ".repeat(name.length());
    }
    rows.addAll(CommandRows.of(first, command, width));
    return rows;
  }
}
