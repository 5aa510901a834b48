package dev.signlab.shell.screen;

import dev.signlab.shell.command.Screen;
import java.util.stream.Stream;

/** Sentences of other tools on a screen that is narrower than they are: no word is cut in two. */
public final class NarrowLines {

  private NarrowLines() {}

  /** Returns the line itself where it fits, and on a pipe, where programs read it. */
  public static Stream<String> of(String line, Screen.Style style) {
    String text = line.stripLeading();
    boolean apart = style.height() > 0 && line.length() > style.width() && !line.contains("\n");
    return !apart
        ? Stream.of(line)
        : Field.lines(" ".repeat(line.length() - text.length()), text, style.width()).stream();
  }
}
