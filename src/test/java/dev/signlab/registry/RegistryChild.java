package dev.signlab.registry;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/** A registry in a process of its own, for tests that kill it: says its port and serves on. */
final class RegistryChild {

  private RegistryChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedRegistry registry =
        EmbeddedRegistry.start(RegistrySettings.of(Path.of(arguments[0]), InstantSource.system()));
    PrintStream out = System.out;
    out.println(registry.port());
    out.flush();
    Thread.sleep(600_000);
  }
}
