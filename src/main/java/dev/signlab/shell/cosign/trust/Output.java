package dev.signlab.shell.cosign.trust;

import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;

/** Where what was made goes: into a file that nobody else may read, or onto the screen. */
final class Output {

  private static final String OUT = "out";

  private Output() {}

  static Flag flag(String what) {
    return Flag.file(OUT, "file for the " + what);
  }

  static void write(CosignInvocation cosign, String line) {
    cosign
        .text(OUT)
        .ifPresentOrElse(
            file ->
                AtomicFile.writeSecret(
                    cosign.invocation().output(file), line.getBytes(StandardCharsets.UTF_8)),
            () -> cosign.invocation().screen().out(line));
  }
}
