package dev.signlab.environment.world;

import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.Endpoint.Compose;
import dev.signlab.environment.world.Endpoint.Embedded;
import dev.signlab.environment.world.Endpoint.External;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the lab remembers of its world: {@code world} in the home.
 *
 * @param endpoint where the registry is
 * @param servers the servers of the world that have been started once, by name
 */
record WorldFile(Endpoint endpoint, Map<String, Memory> servers) {

  private static final String STARTED = "started";
  private static final String STOPPED = "stopped";
  private static final String REMARK =
      "the world in which the labs take place; change it with  world use  and  registry start";

  WorldFile {
    servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
  }

  /**
   * What is remembered of a server.
   *
   * @param port the port that it had last
   * @param wanted whether it was started and not stopped since
   */
  record Memory(int port, boolean wanted) {}

  static WorldFile of(LabHome home) {
    KeyValueFile lines = file(home);
    Map<String, String> values = lines.read();
    Map<String, Memory> servers = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          String port = values.get(portKey(name));
          if (port != null && (value.equals(STARTED) || value.equals(STOPPED))) {
            servers.put(name, new Memory(port(lines, port), value.equals(STARTED)));
          }
        });
    Optional<Path> authority = Optional.ofNullable(values.get("ca")).map(Path::of);
    String words = values.getOrDefault("endpoint", "embedded");
    return new WorldFile(endpoint(words, embeddedPort(servers), authority), servers);
  }

  static Endpoint endpoint(String words, int port, Optional<Path> authority) {
    return switch (words) {
      case "embedded" -> new Embedded(port);
      case "compose" -> new Compose();
      default -> External.of(words, authority);
    };
  }

  void write(LabHome home) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("endpoint", endpoint.words());
    servers.forEach(
        (name, memory) -> {
          values.put(portKey(name), Integer.toString(memory.port()));
          values.put(name, memory.wanted() ? STARTED : STOPPED);
        });
    if (endpoint instanceof External(_, Optional<Path> authority)) {
      authority.ifPresent(pem -> values.put("ca", pem.toString()));
    }
    file(home).write(REMARK, values);
  }

  private static KeyValueFile file(LabHome home) {
    return new KeyValueFile(home.folder().resolve("world"));
  }

  /** Returns the port that the embedded registry had last, also while another is used. */
  int embeddedPort() {
    return embeddedPort(servers);
  }

  private static int embeddedPort(Map<String, Memory> servers) {
    Memory registry = servers.get(RegistryServer.NAME);
    return registry == null ? Endpoint.USUAL_PORT : registry.port();
  }

  /** Returns the port that a server had last. */
  Optional<Integer> port(String server) {
    return Optional.ofNullable(servers.get(server)).map(Memory::port);
  }

  /** Tells whether a server was started and not stopped since. */
  boolean isWanted(String server) {
    Memory memory = servers.get(server);
    return memory != null && memory.wanted();
  }

  WorldFile with(Endpoint other) {
    return new WorldFile(other, servers);
  }

  /** Notes that a server was started; a registry that is started is the world's. */
  WorldFile started(String server, int port) {
    boolean isRegistry = server.equals(RegistryServer.NAME);
    return new WorldFile(isRegistry ? new Embedded(port) : endpoint, servers)
        .with(server, new Memory(port, true));
  }

  WorldFile stopped(String server) {
    return port(server).map(port -> with(server, new Memory(port, false))).orElse(this);
  }

  private WorldFile with(String server, Memory memory) {
    Map<String, Memory> more = new LinkedHashMap<>(servers);
    more.put(server, memory);
    return new WorldFile(endpoint, more);
  }

  /** The registry's was here before there were other servers. */
  private static String portKey(String server) {
    return server.equals(RegistryServer.NAME) ? "port" : server + "-port";
  }

  private static int port(KeyValueFile file, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw file.malformed("port = " + text);
    }
  }
}
