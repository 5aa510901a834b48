package dev.signlab.app;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal of this process, opened beside whatever else is made before the first prompt: it
 * asks another program what the terminal can do. Used by one thread.
 */
final class OpeningTerminal implements AutoCloseable {

  /** Of a terminal that does not know its size, such as one that a program opened. */
  private static final Size USUAL = new Size(80, 24);

  private final FutureTask<Terminal> opening = new FutureTask<>(OpeningTerminal::open);

  private OpeningTerminal() {}

  static OpeningTerminal begin() {
    OpeningTerminal terminal = new OpeningTerminal();
    Thread.ofPlatform().daemon().start(terminal.opening);
    return terminal;
  }

  /** Waits for it. */
  Terminal get() {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      throw unusable(
          e.getCause() instanceof IOException cause ? Reason.of(cause) : e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts a process that starts", e);
    }
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    try {
      get().close();
    } catch (IOException e) {
      throw unusable(Reason.of(e), e);
    }
  }

  private static LabException unusable(String why, Exception e) {
    return Problem.of("the terminal cannot be used")
        .found(why)
        .hint("without line editing", "TERM=dumb ./lab start")
        .asException(e);
  }

  private static Terminal open() throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(true)
            .signalHandler(Terminal.SignalHandler.SIG_IGN)
            .build();
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      terminal.setSize(USUAL);
    }
    return terminal;
  }
}
