package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A line for the shell of this machine, run in the lab's folder with the session's environment. */
public final class HostLine {

  /** What such a line begins with. */
  static final String SIGN = "!";

  private HostLine() {}

  /**
   * Runs a line as {@code /bin/sh} reads it, shows what it prints, and returns its status. It reads
   * what the line before it wrote, or the keyboard where nothing else is waiting to be run; else
   * its input is empty.
   */
  public static int run(Invocation invocation, String line) {
    Session session = invocation.session();
    refuseConfined(session, line);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
    builder.directory(session.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(session.environment());
    if (session.isInputShared()) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    }
    Optional<OutputStream> errors = errors(invocation);
    builder.redirectErrorStream(errors.isEmpty());
    try {
      return handOver(builder.start(), invocation, errors);
    } catch (IOException e) {
      throw Problem.of("the shell of this machine did not start")
          .tried("/bin/sh -c " + line)
          .found(Reason.of(e))
          .asException(e);
    }
  }

  /** Also a command of the lab's that would hand a scenario's line over hands over nothing. */
  private static void refuseConfined(Session session, String line) {
    if (session instanceof LabSession lab && lab.isConfined()) {
      ScenarioLines.requireHarmless(List.of(SIGN, line));
    }
  }

  /** Where output and errors go the same way they are one stream, so that their order is kept. */
  private static Optional<OutputStream> errors(Invocation invocation) {
    boolean apart =
        invocation.screen() instanceof StreamScreen screen
            && !screen.rawErr().equals(screen.rawOut());
    return apart
        ? Optional.of(((StreamScreen) invocation.screen()).programErr())
        : Optional.empty();
  }

  private static int handOver(Process process, Invocation invocation, Optional<OutputStream> errors)
      throws IOException {
    try {
      if (!invocation.session().isInputShared()) {
        InputStream input = invocation.session().input();
        Thread.ofVirtual().start(() -> feed(input, process));
      }
      Thread said =
          Thread.ofVirtual()
              .start(() -> errors.ifPresent(err -> drain(process.getErrorStream(), err)));
      copy(process.getInputStream(), invocation.screen().programOut());
      said.join();
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failures.INTERRUPTED;
    } finally {
      process.destroy();
    }
  }

  private static void feed(InputStream input, Process process) {
    try (OutputStream out = process.getOutputStream()) {
      input.transferTo(out);
    } catch (IOException e) {
      // The program ended before it had read all, as it may.
      return;
    }
  }

  private static void drain(InputStream from, OutputStream to) {
    try {
      copy(from, to);
    } catch (IOException e) {
      // Nobody reads its errors any more.
      return;
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[8192];
    int count = from.read(buffer);
    while (count >= 0) {
      to.write(buffer, 0, count);
      to.flush();
      count = from.read(buffer);
    }
  }
}
