package dev.signlab.shell.container;

import dev.signlab.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A container as {@code docker ps} and {@code docker inspect} have it. */
public final class ContainerJson {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z 'UTC'", Locale.ROOT);
  private static final String INSIDE = "5000/tcp";
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private ContainerJson() {}

  /** Returns the members that {@code docker ps --format} knows. */
  static ObjectNode row(Container container, Instant now, boolean whole) {
    String age = HumanTime.of(Duration.between(container.created(), now));
    ObjectNode row = Json.object();
    row.put("Command", '"' + shortened(Container.COMMAND, whole) + '"');
    row.put("CreatedAt", MINUTES.format(container.created().atZone(ZoneOffset.UTC)));
    row.put("ID", whole ? container.id() : container.shortId());
    row.put("Image", container.image());
    row.put("Labels", "");
    row.put("LocalVolumes", "1");
    row.put("Mounts", "");
    row.put("Names", container.name());
    row.put("Networks", "bridge");
    row.put("Ports", ports(container));
    row.put("RunningFor", age + " ago");
    row.put("Size", "0B");
    row.put("State", container.running() ? "running" : "exited");
    row.put("Status", container.running() ? "Up " + age : "Exited (0)");
    return row;
  }

  /** Returns its published port as lists show it. */
  static String ports(Container container) {
    return container.running() ? "127.0.0.1:" + container.port() + "->" + INSIDE : "";
  }

  private static String shortened(String text, boolean whole) {
    return whole ? text : text.substring(0, 19) + "…";
  }

  /** Returns what {@code docker inspect} prints of it. */
  public static ObjectNode inspected(Container container) {
    ObjectNode node = Json.object();
    node.put("Id", container.id());
    node.put("Created", container.created().toString());
    node.put("Path", "/entrypoint.sh");
    node.putArray("Args").add("/etc/docker/registry/config.yml");
    state(node.putObject("State"), container);
    node.put("Name", "/" + container.name());
    node.put("RestartCount", 0);
    ObjectNode config = node.putObject("Config");
    config.put("Image", container.image());
    config.putObject("ExposedPorts").putObject(INSIDE);
    config.putObject("Labels");
    binding(node.putObject("HostConfig").putObject("PortBindings"), container);
    ObjectNode network = node.putObject("NetworkSettings");
    ObjectNode ports = network.putObject("Ports");
    if (container.running()) {
      binding(ports, container);
    }
    return node;
  }

  private static void state(ObjectNode state, Container container) {
    state.put("Status", container.running() ? "running" : "exited");
    state.put("Running", container.running());
    state.put("Paused", false).put("Restarting", false).put("OOMKilled", false);
    state.put("Dead", false).put("ExitCode", 0).put("Error", "");
    state.put("StartedAt", container.created().toString());
    state.put("FinishedAt", NEVER);
  }

  private static void binding(ObjectNode ports, Container container) {
    ObjectNode binding = ports.putArray(INSIDE).addObject();
    binding.put("HostIp", "127.0.0.1").put("HostPort", Integer.toString(container.port()));
  }
}
