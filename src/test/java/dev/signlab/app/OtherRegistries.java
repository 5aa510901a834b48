package dev.signlab.app;

import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Registries beside the world's, empty for each slip that names them: one that anybody may use, and
 * one that knows {@code tester} with the password {@code s3cret}.
 */
final class OtherRegistries implements AutoCloseable {

  private static final String OPEN = "localhost:5002";
  private static final String GUARDED = "localhost:5003";

  private final Path folder;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, EmbeddedRegistry> running = new LinkedHashMap<>();
  private String current = "";
  private int begun;

  OtherRegistries(Path folder) {
    this.folder = folder;
  }

  /** Starts anew those that a slip names, on the ports that they had for the same slip. */
  void begin(String slip) {
    close();
    if (!slip.equals(current)) {
      ports.clear();
      current = slip;
    }
    if (slip.contains(OPEN)) {
      start(OPEN, UnaryOperator.identity());
    }
    if (slip.contains(GUARDED)) {
      start(GUARDED, settings -> settings.withCredentials("tester", "s3cret"));
    }
  }

  private void start(String name, UnaryOperator<RegistrySettings> more) {
    RegistrySettings settings =
        RegistrySettings.of(folder.resolve(String.valueOf(begun++)), InstantSource.system())
            .withPort(ports.getOrDefault(name, 0));
    EmbeddedRegistry registry = EmbeddedRegistry.start(more.apply(settings));
    ports.put(name, registry.port());
    running.put(name, registry);
  }

  /** Returns a line with the ports of those that run. */
  String here(String line) {
    String changed = line;
    for (Map.Entry<String, EmbeddedRegistry> each : running.entrySet()) {
      changed = changed.replace(each.getKey(), host(each.getValue()));
    }
    return changed;
  }

  /** The other way round. */
  String usual(String text) {
    String changed = text;
    for (Map.Entry<String, EmbeddedRegistry> each : running.entrySet()) {
      changed = changed.replace(host(each.getValue()), each.getKey());
    }
    return changed;
  }

  private static String host(EmbeddedRegistry registry) {
    return "localhost:" + registry.port();
  }

  @Override
  public void close() {
    running.values().forEach(EmbeddedRegistry::close);
    running.clear();
  }
}
