package dev.signlab.shell.run;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A process of this machine with the streams of a command of the lab's. What it began ends with it
 * where the command is interrupted; what goes on behind its end is not waited for.
 *
 * @param builder starts it; its input is fed to it unless the builder says from where it comes
 * @param input what is fed to it
 * @param out where its output goes
 * @param err where its errors go; nothing where both go the same way, so that they stay in order
 */
public record HostProcess(
    ProcessBuilder builder, InputStream input, OutputStream out, Optional<OutputStream> err) {

  private static final String STILL_RUNS =
      "what & has begun still runs; its output is shown no more\n";

  /**
   * Prepares a process in the folder of a session, with these variables alone. It reads the
   * keyboard itself where nothing else is waiting to be run.
   */
  public static ProcessBuilder prepared(
      Session session, Map<String, String> variables, String... words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(session.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    if (session.isInputShared()) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    }
    return builder;
  }

  /**
   * Runs it to its end.
   *
   * @return its status; {@link Command#INTERRUPTED} where this thread was interrupted
   * @throws IOException when it does not start, or its output cannot be passed on
   */
  public int run() throws IOException {
    builder.redirectErrorStream(err.isEmpty());
    Process process = builder.start();
    List<ProcessOutput> outputs = new ArrayList<>();
    err.ifPresent(to -> outputs.add(ProcessOutput.start(process, process.getErrorStream(), to)));
    outputs.add(ProcessOutput.start(process, process.getInputStream(), out));
    try {
      if (builder.redirectInput().equals(ProcessBuilder.Redirect.PIPE)) {
        Thread.ofPlatform().daemon().start(() -> feed(process));
      }
      return ended(process, outputs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Command.INTERRUPTED;
    } catch (ExecutionException e) {
      throw reason(e);
    } finally {
      outputs.forEach(ProcessOutput::leave);
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private int ended(Process process, List<ProcessOutput> outputs)
      throws IOException, InterruptedException, ExecutionException {
    int status = process.waitFor();
    long now = System.nanoTime();
    boolean all = true;
    for (ProcessOutput output : outputs) {
      all &= output.endsAfter(now);
    }
    if (!all) {
      err.orElse(out).write(STILL_RUNS.getBytes(StandardCharsets.UTF_8));
    }
    return status;
  }

  private static IOException reason(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      throw problem;
    }
    return e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
  }

  private void feed(Process process) {
    try (OutputStream to = process.getOutputStream()) {
      input.transferTo(to);
    } catch (IOException e) {
      // The program ended before it had read all, as it may.
      return;
    }
  }
}
