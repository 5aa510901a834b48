package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.io.InputStream;

/** A line for the shell of this machine, run in the lab's folder with the session's environment. */
public final class HostLine {

  private HostLine() {}

  /** Runs a line as {@code /bin/sh} reads it, shows what it prints, and returns its status. */
  public static int run(Invocation invocation, String line) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
    builder.directory(invocation.session().directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(invocation.session().environment());
    builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectErrorStream(true);
    try {
      return handOver(builder.start(), invocation);
    } catch (IOException e) {
      throw Problem.of("the shell of this machine did not start")
          .tried("/bin/sh -c " + line)
          .found(String.valueOf(e.getMessage()))
          .asException(e);
    }
  }

  private static int handOver(Process process, Invocation invocation) throws IOException {
    try (InputStream output = process.getInputStream()) {
      byte[] buffer = new byte[8192];
      int count = output.read(buffer);
      while (count >= 0) {
        invocation.screen().rawOut().write(buffer, 0, count);
        invocation.screen().rawOut().flush();
        count = output.read(buffer);
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    } finally {
      process.destroy();
    }
  }
}
