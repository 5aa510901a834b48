package dev.signlab.shell.container;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.template.FormattedRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code docker ps}: the lab's registry, where it runs. */
final class ProcessListCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker ps", "docker", "List the containers: the lab's registry")
          .flag(Flag.toggle("all", "also when it is stopped").withShort("a"))
          .flag(Flag.toggle("quiet", "print the id alone").withShort("q"))
          .flag(Flag.toggle("no-trunc", "print whole ids and commands"))
          .flag(Flag.toggle("latest", "the latest container").withShort("l"))
          .flag(Flag.text("format", "TEMPLATE", "table, json, or a template of Go for each row"))
          .flag(
              Flag.text("filter", "NAME=VALUE", "name, id, status, ancestor or publish")
                  .withShort("f")
                  .repeated())
          .example("docker ps")
          .example("docker ps --format '{{.Names}} {{.Ports}}'")
          .build();

  private static final FormattedRows ROWS =
      new FormattedRows(
          columns(),
          Map.of(
              "Labels",
              "LABELS",
              "Networks",
              "NETWORKS",
              "State",
              "STATE",
              "CreatedAt",
              "CREATED AT",
              "Size",
              "SIZE",
              "Mounts",
              "MOUNTS",
              "LocalVolumes",
              "LOCAL VOLUMES"));

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("ID", "CONTAINER ID");
    columns.put("Image", "IMAGE");
    columns.put("Command", "COMMAND");
    columns.put("RunningFor", "CREATED");
    columns.put("Status", "STATUS");
    columns.put("Ports", "PORTS");
    columns.put("Names", "NAMES");
    return columns;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    boolean all = invocation.isOn("all") || invocation.isOn("latest");
    boolean whole = invocation.isOn("no-trunc");
    Instant now = invocation.session().clock().instant();
    Optional<Container> shown =
        Containers.of(invocation)
            .registry()
            .filter(each -> all || each.running() || asksForStopped(invocation))
            .filter(each -> fits(each, invocation.values("filter")));
    if (invocation.isOn("quiet")) {
      shown.ifPresent(each -> invocation.screen().out(whole ? each.id() : each.shortId()));
      return OK;
    }
    List<ObjectNode> rows =
        shown.map(each -> ContainerJson.row(each, now, whole)).stream().toList();
    ROWS.lines(rows, invocation.flag("format").orElse("")).forEach(invocation.screen()::out);
    return OK;
  }

  private static boolean asksForStopped(Invocation invocation) {
    return invocation.values("filter").stream().anyMatch(each -> each.startsWith("status="));
  }

  private static boolean fits(Container container, List<String> filters) {
    return filters.stream().allMatch(filter -> fits(container, filter));
  }

  private static boolean fits(Container container, String filter) {
    String value = filter.substring(filter.indexOf('=') + 1);
    return switch (filter.substring(0, Math.max(0, filter.indexOf('=')))) {
      case "name" -> container.name().contains(value.replaceAll("[\\^$/]", ""));
      case "id" -> container.id().startsWith(value);
      case "status" -> value.equals(container.running() ? "running" : "exited");
      case "ancestor" ->
          container.image().replaceFirst(":.*", "").equals(value.replaceFirst(":.*", ""));
      case "publish" -> value.replace("/tcp", "").equals(Integer.toString(container.port()));
      default ->
          throw Problem.of("invalid filter '" + filter + "'")
              .expected("name=, id=, status=, ancestor= or publish=")
              .found(filter)
              .command("docker ps -a")
              .exitStatus(Problem.FAILED)
              .asException();
    };
  }
}
