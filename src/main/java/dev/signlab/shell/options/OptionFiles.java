package dev.signlab.shell.options;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are signed, and what is said where one is missing or does not verify. */
final class OptionFiles {

  private static final int LARGEST = 64 << 20;

  private OptionFiles() {}

  /**
   * Reads a file whole.
   *
   * @throws LabException with the cause NO_FILE
   */
  static byte[] read(Invocation invocation, String name) {
    Path file = invocation.path(name);
    if (!Files.isRegularFile(file)) {
      throw Problem.of("no file " + name)
          .expected("a file of that name")
          .found("none")
          .cause(Cause.NO_FILE)
          .command("ls")
          .asException();
    }
    return BoundedFile.read(file, LARGEST);
  }

  /** Returns the value of a flag that the command cannot do without. */
  static String required(Invocation invocation, String flag, String dashed) {
    return invocation
        .flag(flag)
        .orElseThrow(
            () -> usage("no " + dashed + flag, dashed + flag + " with a file", invocation));
  }

  /** Returns a refusal of words that do not say enough, or something that is not done here. */
  static LabException usage(String found, String expected, Invocation invocation) {
    return Problem.of(invocation.spec().name() + ": " + found)
        .expected(expected)
        .found(found)
        .command(invocation.spec().examples().getFirst())
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Returns what is said of a signature that does not hold. */
  static LabException refused(String summary, Failure failure) {
    return Problem.of(summary).failure(failure).asException();
  }
}
