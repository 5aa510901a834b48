package dev.signlab.shell.cosign.copy;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Path;

/** The folder of {@code save} and {@code load}, which must be given. */
final class Folders {

  private static final String DIR = "dir";

  private Folders() {}

  static Flag flag(String description) {
    return Flag.file(DIR, description);
  }

  static Path of(Invocation invocation) {
    String text = invocation.flag(DIR).orElse("");
    if (text.isEmpty()) {
      throw Problem.of("required flag(s) \"dir\" not set")
          .expected("--dir FOLDER")
          .found("no --dir")
          .hint("for instance", invocation.spec().examples().getFirst())
          .asException();
    }
    return invocation.path(text);
  }
}
