package dev.signlab.shell.command;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a command's words go and where its questions are answered. Lines are shown as they are; a
 * screen that cannot show colour or glyphs says so in its {@link Style}, and the command or the
 * renderer it uses keeps to that.
 */
public interface Screen {

  /** Shows a line on standard output. */
  void out(String line);

  /** Shows a line on standard error. */
  void err(String line);

  /** Returns standard output for bytes, such as a file's; flushed by the screen. */
  OutputStream rawOut();

  /**
   * Returns standard output for a program of this machine that a person runs, which may command the
   * terminal; flushed by the one who writes.
   */
  default OutputStream programOut() {
    return rawOut();
  }

  /** Tells whether what is shown goes to a terminal, and to no file, pipe or program. */
  default boolean isTerminal() {
    return false;
  }

  /** Returns how many rows of a terminal the line under way has filled; 0 where nobody counts. */
  default int rows() {
    return 0;
  }

  /** Returns what this screen can show. */
  Style style();

  /**
   * Asks a question whose answer may be seen.
   *
   * @return the answer, or nothing when there is nobody to ask
   */
  Optional<String> ask(String question);

  /** Asks a question whose answer is yes or no, and tells whether somebody said yes. */
  default boolean confirms(String question) {
    return ask(question).filter(Screen::isYes).isPresent();
  }

  /** Tells whether an answer means yes. */
  static boolean isYes(String answer) {
    return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Asks for a secret, which is not echoed, recorded or kept in the history.
   *
   * @return the secret, or nothing when there is nobody to ask
   */
  Optional<char[]> askSecret(String question);

  /**
   * Shows how far a long piece of work is; on a pipe nothing is shown.
   *
   * @param title what is being done
   * @param done how much, out of {@code total}
   * @param total all of it, or 0 when that is not known
   */
  void progress(String title, long done, long total);

  /**
   * What a screen can show.
   *
   * @param width columns, at least 20
   * @param height rows; 0 where nothing scrolls away, as on a pipe
   * @param colours how many colours: 0, 16, 256 or 16777216
   * @param plain whether to keep to linear text without glyphs, colour and cursor movement
   * @param links whether OSC 8 links are understood
   */
  record Style(int width, int height, int colours, boolean plain, boolean links) {

    /** The style of a pipe: eighty columns, no colour. */
    public static final Style PIPE = new Style(80, 0, 0, true, false);

    /** What the prompt, its empty line and the bottom line take of a terminal. */
    private static final int ROWS_OF_THE_PROMPT = 3;

    /** Tells whether so many lines can be read at once, with the prompt under them. */
    public boolean hasRoom(int lines) {
      return height == 0 || lines <= height - ROWS_OF_THE_PROMPT;
    }
  }
}
