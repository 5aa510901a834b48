package dev.signlab.app;

import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.util.List;

/** The greeting where no labs are wired. */
final class PlainGreeting implements Greeting {

  @Override
  public List<String> opening(Session session, Screen.Style style) {
    return List.of("", "  Container Signing Lab", "  Type  help .", "");
  }

  @Override
  public List<String> goodbye(Session session, Screen.Style style) {
    return List.of("Saved. Go on with  ./lab start .");
  }
}
