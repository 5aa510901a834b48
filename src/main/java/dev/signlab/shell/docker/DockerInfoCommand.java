package dev.signlab.shell.docker;

import dev.signlab.environment.world.World;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.container.Container;
import dev.signlab.shell.container.Containers;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.image.ToolVersionCommand;
import dev.signlab.shell.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker info} and {@code docker version}: what answers in the place of Docker.
 *
 * @param spec its words
 * @param facts what it tells
 * @param text how it tells that without a template
 */
record DockerInfoCommand(
    CommandSpec spec,
    Function<Invocation, ObjectNode> facts,
    Function<ObjectNode, List<String>> text)
    implements Command {

  private static final String API = "1.52";

  static Command info() {
    return of("docker info", "Show what answers in the place of Docker", DockerInfoCommand::state);
  }

  static Command version() {
    CommandSpec spec = spec("docker version", "Show which docker this is").build();
    return new DockerInfoCommand(spec, DockerInfoCommand::versions, DockerInfoCommand::version);
  }

  private static Command of(String name, String summary, Function<Invocation, ObjectNode> facts) {
    return new DockerInfoCommand(spec(name, summary).build(), facts, DockerInfoCommand::lines);
  }

  private static CommandSpec.Builder spec(String name, String summary) {
    return CommandSpec.of(name, "docker", summary)
        .flag(Flag.text("format", "TEMPLATE", "json, or a template of Go").withShort("f"))
        .example(name);
  }

  @Override
  public int run(Invocation invocation) {
    ObjectNode found = facts.apply(invocation);
    String format = invocation.flag("format").orElse("");
    if (format.isEmpty()) {
      text.apply(found).forEach(invocation.screen()::out);
    } else if (format.equals("json")) {
      invocation.screen().out(Json.writeText(found));
    } else {
      invocation.screen().out(Template.parse(format).render(found));
    }
    return OK;
  }

  private static ObjectNode state(Invocation invocation) {
    Optional<Container> registry = Containers.of(invocation).registry();
    ObjectNode info = Json.object();
    info.put("Containers", registry.isPresent() ? 1 : 0);
    info.put("ContainersRunning", registry.filter(Container::running).isPresent() ? 1 : 0);
    info.put("Images", Images.store(invocation).images().size());
    info.put("ServerVersion", ToolVersionCommand.VERSION);
    info.put("Driver", "overlayfs");
    info.put("OSType", "linux");
    info.put("Architecture", "x86_64");
    info.put("Name", "lab");
    info.put("DockerRootDir", invocation.service(World.class).home().images().toString());
    return info;
  }

  private static List<String> lines(ObjectNode info) {
    List<String> lines = new ArrayList<>(List.of("Server: the lab, in the place of Docker"));
    for (Map.Entry<String, JsonNode> each : info.properties()) {
      lines.add(" " + each.getKey() + ": " + each.getValue().asString());
    }
    return lines;
  }

  private static ObjectNode versions(Invocation invocation) {
    ObjectNode versions = Json.object();
    for (String side : List.of("Client", "Server")) {
      ObjectNode each = versions.putObject(side);
      each.put("Version", ToolVersionCommand.VERSION).put("ApiVersion", API);
      each.put("Os", "linux").put("Arch", "amd64");
    }
    return versions;
  }

  private static List<String> version(ObjectNode versions) {
    return List.of("Docker version " + ToolVersionCommand.VERSION + ", build unknown");
  }
}
