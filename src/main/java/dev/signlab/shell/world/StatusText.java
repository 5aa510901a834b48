package dev.signlab.shell.world;

import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.world.Endpoint;
import dev.signlab.environment.world.RegistryRules;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.RegistryStatus;
import dev.signlab.environment.world.World;
import dev.signlab.shell.clock.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The state of the world in words. */
final class StatusText {

  private static final int SHOWN = 5;

  private StatusText() {}

  /**
   * Returns the lines of {@code NAME status}. The world's registry need not be the lab's own, so it
   * is asked.
   *
   * @throws dev.signlab.diagnostic.LabException when it does not run
   */
  static List<String> server(World world, WorldServer server) {
    return server.equals(RegistryServer.KIND)
        ? registry(world, world.requireRegistry())
        : own(world, world.require(server.name()));
  }

  private static List<String> own(World world, ServerStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(status.name() + " on " + status.url());
    lines.add(row("holds", world.holds(status.name())));
    status.process().ifPresent(process -> lines.add(process(process.pid(), process.isThis())));
    return lines;
  }

  private static String process(long pid, boolean here) {
    return row("process", pid + (here ? ", this lab" : ", on its own"));
  }

  private static List<String> registry(World world, RegistryStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("registry on " + status.url());
    lines.add(
        row("answers", "GET /v2/ → " + (status.locked() ? "401, it asks for a password" : "200")));
    if (world.endpoint() instanceof Endpoint.Embedded) {
      rules(world).forEach(lines::add);
    }
    lines.add(row("repositories", repositories(status)));
    if (status.pid().isPresent()) {
      lines.add(process(status.pid().getAsLong(), status.here()));
    }
    if (status.size().isPresent()) {
      lines.add(row("kept in", world.home().registry() + ", " + size(status.size().getAsLong())));
    }
    return lines;
  }

  /** Returns who may use the lab's own registry, and which names in it end. */
  private static List<String> rules(World world) {
    Stream<String> rules =
        RegistryRules.of(world.home()).words().stream().map(words -> row("rule", words));
    Stream<String> ends =
        RegistryRules.ends(world.home()).stream().limit(SHOWN).map(end -> row("name", end));
    return Stream.concat(rules, ends).toList();
  }

  /** Returns the lines of {@code world status}. */
  static List<String> world(World world, RegistryStatus status) {
    Endpoint endpoint = world.endpoint();
    List<String> lines = new ArrayList<>();
    lines.add("world " + endpoint.words());
    lines.add(
        row("registry", status.url() + (status.running() ? ", answers" : ", does not answer")));
    others(world).forEach(lines::add);
    lines.add(row("images are", endpoint.prefix() + "/NAME:TAG"));
    lines.add(row("workspace", world.home().workspace().toString()));
    lines.add(row("home", world.home().folder().toString()));
    Span.turned(world.clock()).ifPresent(span -> lines.add(row("clock", "turned by " + span)));
    return lines;
  }

  /** Returns a line for each server but the registry, which need not be the lab's own. */
  private static List<String> others(World world) {
    return world.servers().stream()
        .filter(server -> !server.name().equals(RegistryServer.KIND.name()))
        .map(
            server ->
                row(
                    server.name(),
                    "%s, %s; %s"
                        .formatted(
                            server.url(),
                            server.running() ? "answers" : "does not run",
                            world.holds(server.name()))))
        .toList();
  }

  private static String repositories(RegistryStatus status) {
    List<String> names = status.repositories();
    if (names.isEmpty()) {
      return status.size().isPresent() ? "none yet" : "none that it tells";
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() + ": " + shown + (names.size() > SHOWN ? ", …" : "");
  }

  private static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " bytes";
    }
    return bytes < 10_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
  }

  private static String row(String name, String text) {
    return "  " + name + " ".repeat(14 - name.length()) + text;
  }
}
