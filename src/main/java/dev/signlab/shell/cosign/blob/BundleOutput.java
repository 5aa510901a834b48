package dev.signlab.shell.cosign.blob;

import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the commands for bundles put one: into the file of {@code --out}, or on the screen. */
final class BundleOutput {

  private static final String OUT = "out";

  private BundleOutput() {}

  static Flag flag() {
    return Flag.file(OUT, "where it goes; without it, on the screen");
  }

  /** Returns the name of the file, where it went into one. */
  static Optional<String> write(CosignInvocation cosign, byte[] bundle) {
    Optional<String> file = cosign.text(OUT);
    if (file.isPresent()) {
      BlobFiles.write(cosign.invocation(), file.get(), bundle);
    } else {
      cosign.invocation().screen().out(new String(bundle, StandardCharsets.UTF_8));
    }
    return file;
  }
}
