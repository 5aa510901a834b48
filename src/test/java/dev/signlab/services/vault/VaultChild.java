package dev.signlab.services.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** A vault in a process of its own, which prints its port and waits to be killed. */
final class VaultChild {

  private VaultChild() {}

  static VaultKeys keys(Path folder) {
    return VaultKeys.in(folder.resolve("keys"));
  }

  static VaultTokens tokens(Path folder) {
    return new VaultTokens(folder.resolve("root-token"), folder.resolve("tokens"));
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (EmbeddedVault vault =
        EmbeddedVault.start(keys(folder), tokens(folder), 0, InstantSource.system())) {
      System.out.println(vault.port());
      // The parent's end closes this.
      System.in.read();
    }
  }
}
