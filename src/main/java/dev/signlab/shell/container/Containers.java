package dev.signlab.shell.container;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.world.ServerCommands;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers of this machine as the lab has them: its own registry, or none. How it was named
 * is kept in the home, so that {@code docker ps} of another process shows the same. Used by one
 * thread at a time.
 */
public final class Containers {

  private static final String SERVER = RegistryServer.KIND.name();
  private static final String USUAL_IMAGE = "registry:2";
  private static final int MOST_NAMES = 8;

  private final World world;
  private final KeyValueFile file;
  private final Instant now;

  private Containers(World world, Instant now) {
    this.world = world;
    this.file = new KeyValueFile(world.home().folder().resolve("container"));
    this.now = now;
  }

  /** Returns the containers of the world of a command. */
  public static Containers of(Invocation invocation) {
    return new Containers(invocation.service(World.class), invocation.session().clock().instant());
  }

  /** Returns the names of the containers of a world. */
  public static List<String> names(World world, Instant now) {
    return new Containers(world, now).registry().map(Container::names).orElse(List.of());
  }

  /** Returns the registry's container, running or stopped, or nothing when there is none. */
  public Optional<Container> registry() {
    ServerStatus status = world.status(SERVER);
    Map<String, String> values = file.read();
    if (values.isEmpty() && !status.running()) {
      return Optional.empty();
    }
    List<String> names = List.of(values.getOrDefault("names", SERVER).split(","));
    return Optional.of(
        new Container(
            names,
            values.getOrDefault("image", USUAL_IMAGE),
            status.port(),
            created(values, status),
            status.running()));
  }

  private Instant created(Map<String, String> values, ServerStatus status) {
    try {
      return values.containsKey("created")
          ? Instant.parse(values.get("created"))
          : status.process().flatMap(process -> process.began()).orElse(now);
    } catch (DateTimeParseException e) {
      throw file.malformed(String.valueOf(values.get("created")));
    }
  }

  /**
   * Starts the lab's registry in place of a container, and says so.
   *
   * @param name what the container is called from now on; one that runs keeps its other names, too
   */
  public void start(String name, String image, Optional<Integer> port, Screen screen) {
    Optional<Container> before = registry();
    new ServerCommands(RegistryServer.KIND).start(world, port, screen);
    List<String> names = new ArrayList<>(List.of(name));
    before.ifPresent(old -> names.addAll(old.names()));
    note(
        names.stream().distinct().limit(MOST_NAMES).toList(),
        image,
        before.map(Container::created).orElse(now));
  }

  /** Stops the registry; what it holds stays, and so does its name. */
  void stop(Container container) {
    // One that runs without having been named can be started again.
    note(container.names(), container.image(), container.created());
    world.stop(SERVER);
  }

  private void note(List<String> names, String image, Instant created) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("names", String.join(",", names));
    values.put("image", image);
    values.put("created", created.toString());
    file.write("what docker run called the lab's registry", values);
  }

  /** Stops the registry and forgets its name; what it holds stays. */
  void remove() {
    world.stop(SERVER);
    try {
      Files.deleteIfExists(file.file());
    } catch (IOException e) {
      throw Problem.of("cannot forget the container").found(Reason.of(e)).asException(e);
    }
  }

  /** Returns the latest requests that it answered, a line each, oldest first. */
  List<String> log(int most) {
    return world.log(SERVER, most);
  }

  /** Finds a container by its name or the beginning of its id. */
  public Optional<Container> find(String word) {
    return registry().filter(container -> container.isCalled(word));
  }

  /** Finds a container that must be there. */
  Container require(String word) {
    return find(word).orElseThrow(() -> none(word));
  }

  /** Says that there is no such container, and which there is. */
  LabException none(String word) {
    Optional<Container> there = registry();
    return Problem.of("No such container: " + word)
        .expected("a container that  docker ps -a  lists; the lab has one, its registry")
        .found(there.map(Container::name).orElse("no container at all"))
        .command("docker ps -a")
        .asException();
  }
}
