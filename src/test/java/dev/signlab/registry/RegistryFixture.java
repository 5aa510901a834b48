package dev.signlab.registry;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running registry with an empty store, and a client for it. */
abstract class RegistryFixture {

  @TempDir Path folder;
  EmbeddedRegistry registry;
  RegistryClient client;

  @BeforeEach
  void start() {
    registry =
        EmbeddedRegistry.start(settings(RegistrySettings.of(folder, InstantSource.system())));
    client = new RegistryClient("http://127.0.0.1:" + registry.port());
  }

  RegistrySettings settings(RegistrySettings plain) {
    return plain;
  }

  @AfterEach
  void stop() {
    client.close();
    registry.close();
  }
}
