package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.clock.Span;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.nio.file.Path;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.jline.PromptProvider;

/** {@code lab:~/folder> }, with the folder as short as it can be told, and a turned clock. */
final class PromptText implements PromptProvider {

  private final Session session;
  private final Screen.Style style;

  PromptText(Session session, Screen.Style style) {
    this.session = session;
    this.style = style;
  }

  @Override
  public AttributedString getPrompt() {
    String text = plain(session);
    if (style.colours() == 0) {
      return new AttributedString(text);
    }
    return new AttributedStringBuilder()
        .styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN), text)
        .toAttributedString();
  }

  /** Returns the prompt without colour. */
  static String plain(Session session) {
    return "lab:" + TerminalText.visible(folder(session)) + turned(session) + "> ";
  }

  /** A clock that was turned changes what everything says, so nobody should forget it. */
  private static String turned(Session session) {
    try {
      return Span.turned(session.clock()).map(span -> " (clock " + span + ")").orElse("");
    } catch (LabException e) {
      return " (clock ?)";
    }
  }

  private static String folder(Session session) {
    Path home = session.home();
    Path directory = session.directory();
    if (!directory.startsWith(home)) {
      return shortened(directory.toString());
    }
    Path below = home.relativize(directory);
    return below.toString().isEmpty() ? "~" : shortened("~/" + below);
  }

  private static String shortened(String path) {
    int slash = path.lastIndexOf('/');
    return path.length() <= 32 || slash <= 0 ? path : "…" + path.substring(slash);
  }
}
