package dev.signlab.environment.world;

import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.world.Endpoint.Compose;
import dev.signlab.environment.world.Endpoint.Embedded;
import dev.signlab.environment.world.Endpoint.External;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the lab remembers of its world: {@code world} in the home.
 *
 * @param endpoint where the registry is
 * @param embeddedPort the port of the embedded registry, also while another is used
 * @param wanted whether the embedded registry was started and not stopped since
 */
record WorldFile(Endpoint endpoint, int embeddedPort, boolean wanted) {

  private static final String REMARK =
      "the world in which the labs take place; change it with  world use  and  registry start";

  static WorldFile read(Path file) {
    KeyValueFile lines = new KeyValueFile(file);
    Map<String, String> values = lines.read();
    int port = port(lines, values.getOrDefault("port", Integer.toString(Endpoint.USUAL_PORT)));
    String words = values.getOrDefault("endpoint", "embedded");
    Optional<Path> authority = Optional.ofNullable(values.get("ca")).map(Path::of);
    return new WorldFile(
        endpoint(words, port, authority), port, "started".equals(values.get("registry")));
  }

  static Endpoint endpoint(String words, int port, Optional<Path> authority) {
    return switch (words) {
      case "embedded" -> new Embedded(port);
      case "compose" -> new Compose();
      default -> External.of(words, authority);
    };
  }

  void write(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("endpoint", endpoint.words());
    values.put("port", Integer.toString(embeddedPort));
    values.put("registry", wanted ? "started" : "stopped");
    if (endpoint instanceof External(_, Optional<Path> authority)) {
      authority.ifPresent(pem -> values.put("ca", pem.toString()));
    }
    new KeyValueFile(file).write(REMARK, values);
  }

  WorldFile with(Endpoint other) {
    return new WorldFile(other, embeddedPort, wanted);
  }

  WorldFile started(int port) {
    Endpoint moved = endpoint instanceof Embedded ? new Embedded(port) : endpoint;
    return new WorldFile(moved, port, true);
  }

  WorldFile stopped() {
    return new WorldFile(endpoint, embeddedPort, false);
  }

  private static int port(KeyValueFile file, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw file.malformed("port = " + text);
    }
  }
}
