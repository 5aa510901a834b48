package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.io.InputStream;

/** {@code !line}: runs a line in the shell of this machine, in the lab's folder. */
final class HostCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("!", BuiltinCommands.SHELL, "Run a line in the shell of this machine")
          .arguments("LINE", "the line, as that shell reads it", Completion.FILE)
          .example("!openssl version")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String line = String.join(" ", invocation.arguments());
    if (line.isBlank()) {
      throw Problem.of("nothing stands after !")
          .expected("a line for the shell of this machine")
          .command("!openssl version")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return run(invocation, line);
  }

  private static int run(Invocation invocation, String line) {
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
