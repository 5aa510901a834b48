package dev.signlab.shell.command;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.stream.Stream;

/** Output that could not be written: nobody wants the rest of it, or there is no room for it. */
public final class LostOutput {

  private LostOutput() {}

  /**
   * Tells whether a reader has gone, by the messages of the system for EPIPE and ECONNRESET and
   * those of Java's own streams.
   */
  public static boolean isOfReader(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return e instanceof ClosedChannelException
        || e instanceof SocketException
        || Stream.of("pipe", "reset", "closed").anyMatch(message::contains);
  }

  /** Returns what is said where somebody still waits for it. */
  public static LabException of(IOException e) {
    return Problem.of("what the command wrote could not be kept")
        .expected("space left on the disk")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }
}
