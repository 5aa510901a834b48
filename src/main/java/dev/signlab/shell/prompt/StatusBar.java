package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.Screen;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/** The bottom line of the terminal; a plain screen has none. */
final class StatusBar {

  private final Terminal terminal;
  private final boolean wanted;
  private final BottomLine line;

  StatusBar(Terminal terminal, Screen.Style style, BottomLine line) {
    this.terminal = terminal;
    this.wanted = !style.plain();
    this.line = line;
  }

  /** Draws the line anew when it says something. */
  void show() {
    String text = TerminalText.visible(line.text());
    if (!wanted || text.isEmpty()) {
      return;
    }
    AttributedString drawn =
        new AttributedStringBuilder()
            .styled(AttributedStyle.DEFAULT.faint(), text)
            .toAttributedString();
    Status status = Status.getStatus(terminal);
    if (status != null) {
      status.update(List.of(cut(drawn, Math.max(2, terminal.getWidth() - 1))));
    }
  }

  /** What does not fit ends in a dot for the rest. */
  private static AttributedString cut(AttributedString text, int width) {
    if (text.columnLength() <= width) {
      return text;
    }
    return new AttributedStringBuilder()
        .append(text.columnSubSequence(0, width - 1))
        .styled(AttributedStyle.DEFAULT.faint(), "…")
        .toAttributedString();
  }

  /** Gives the bottom line back to the terminal. */
  void close() {
    Status status = Status.getStatus(terminal, false);
    if (wanted && status != null) {
      status.update(List.of(new AttributedString("")));
      status.update(List.of());
      status.close();
    }
  }
}
