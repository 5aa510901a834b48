package dev.signlab.shell.run;

import dev.signlab.shell.command.TypedSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * Keeps the traces of failures that nobody foresaw, so that they never reach a screen.
 *
 * @param file where they go; begun anew when it has grown beyond a megabyte
 * @param clock the clock
 */
public record FailureLog(Path file, InstantSource clock) {

  private static final long LARGEST = 1 << 20;

  /** Adds a failure and tells whether that worked. */
  public boolean add(String line, Throwable failure) {
    StringWriter trace = new StringWriter();
    trace.append(clock.instant() + "  " + line + "\n");
    failure.printStackTrace(new PrintWriter(trace));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      boolean large = Files.exists(file) && Files.size(file) > LARGEST;
      StandardOpenOption how =
          large ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
      byte[] bytes =
          TypedSecrets.hidden(trace.toString(), TypedSecrets.in(line))
              .getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
