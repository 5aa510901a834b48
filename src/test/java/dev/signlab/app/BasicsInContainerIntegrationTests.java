package dev.signlab.app;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The basics against a registry in a container. Whether an engine answers is asked before
 * Testcontainers is touched, which would look for one for minutes.
 */
class BasicsInContainerIntegrationTests {

  private static final String IMAGE = "signlab/registry:local";

  @TempDir Path folder;

  @BeforeEach
  void requireAnEngine() {
    ContainerEngine.require();
  }

  @Test
  void aRegistryInAContainer() throws IOException {
    ContainerEngine.makeRegistryImage(folder, IMAGE);
    try (GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withImagePullPolicy(name -> false)
            .withExposedPorts(5000)) {
      container.start();
      String host = container.getHost() + ":" + container.getMappedPort(5000);
      Basics.in(folder, host, "").goThrough("http://" + host);
    }
  }
}
