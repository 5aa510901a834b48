package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.Invocation;
import dev.signlab.sigstore.client.oidc.SignIn;
import dev.signlab.storage.ProgramPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A person before this terminal, with the browser that the desktop opens pages with.
 *
 * @param invocation the line
 */
public record TerminalSignIn(Invocation invocation) implements SignIn {

  /** What opens pages on Linux, and on macOS. */
  private static final List<String> OPENERS = List.of("xdg-open", "open");

  @Override
  public boolean isInteractive() {
    return invocation.session().isKeyboard();
  }

  @Override
  public void say(String line) {
    line.lines().forEach(invocation.screen()::err);
  }

  @Override
  public boolean open(URI page) {
    Optional<Path> opener =
        OPENERS.stream()
            .map(name -> ProgramPath.find(name, invocation.session().environment()))
            .flatMap(Optional::stream)
            .findFirst();
    return opener.isPresent() && start(opener.get(), page);
  }

  private boolean start(Path opener, URI page) {
    ProcessBuilder builder = new ProcessBuilder(opener.toString(), page.toString());
    builder.environment().clear();
    builder.environment().putAll(invocation.session().environment());
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    try {
      builder.start();
      return true;
    } catch (IOException e) {
      // The address is shown then, which does as well.
      return false;
    }
  }
}
