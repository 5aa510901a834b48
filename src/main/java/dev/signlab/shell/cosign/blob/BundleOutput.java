package dev.signlab.shell.cosign.blob;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the commands for bundles put one: into the file of {@code --out}, or on the screen. */
final class BundleOutput {

  private BundleOutput() {}

  /** Returns the name of the file, where it went into one. */
  static Optional<String> write(CosignInvocation cosign, byte[] bundle) {
    Optional<String> file = cosign.flag(BlobFlags.OUT).filter(text -> !text.isEmpty());
    if (file.isPresent()) {
      BlobFiles.write(cosign.invocation(), file.get(), bundle);
    } else {
      cosign.invocation().screen().out(new String(bundle, StandardCharsets.UTF_8));
    }
    return file;
  }
}
