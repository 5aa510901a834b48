package dev.signlab.shell.container;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.container.ComposeFile.Service;
import dev.signlab.shell.image.ToolVersionCommand;
import dev.signlab.shell.template.FormattedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker compose}, for files whose service is a registry: the lab's own stands in for it.
 */
final class ComposeCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker compose", "docker", "Start and stop the registry of a compose file")
          .arguments(
              "WORD",
              "up -d, down, ps, logs, start, stop, restart; -f FILE before it",
              Completion.NONE)
          .example("docker compose up -d")
          .example("docker compose -f compose.yaml down")
          .passThrough()
          .build();

  private static final FormattedRows ROWS = new FormattedRows(columns(), Map.of());

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("Names", "NAME");
    columns.put("Image", "IMAGE");
    columns.put("Command", "COMMAND");
    columns.put("Service", "SERVICE");
    columns.put("RunningFor", "CREATED");
    columns.put("Status", "STATUS");
    columns.put("Ports", "PORTS");
    return columns;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    if (invocation.arguments().equals(List.of("version"))) {
      invocation.screen().out("Docker Compose version " + ToolVersionCommand.VERSION);
      return OK;
    }
    ComposeLine line = ComposeLine.of(invocation.arguments());
    ComposeChoice choice =
        new ComposeChoice(
            line, invocation.session().directory(), invocation.session().environment());
    Service service = registry(choice.read(), choice);
    Containers containers = Containers.of(invocation);
    switch (line.verb()) {
      case "up", "start" -> up(containers, service, invocation);
      case "down" -> down(containers, service, line, invocation);
      case "stop" ->
          find(containers, service).ifPresent(each -> stop(containers, each, invocation));
      case "restart" -> {
        find(containers, service).ifPresent(each -> stop(containers, each, invocation));
        up(containers, service, invocation);
      }
      case "logs" -> logs(containers, service, line, invocation);
      default -> list(containers, service, line, invocation);
    }
    return OK;
  }

  private static Optional<Container> find(Containers containers, Service service) {
    return containers.find(service.container());
  }

  /** Returns the one service that the line means, which must be a registry. */
  private static Service registry(ComposeFile file, ComposeChoice choice) {
    ComposeLine line = choice.line();
    List<Service> meant =
        file.services().stream()
            .filter(
                each ->
                    line.services().isEmpty()
                        ? choice.isSelected(each)
                        : line.services().contains(each.name()))
            .toList();
    for (String name : line.services()) {
      if (file.services().stream().noneMatch(each -> each.name().equals(name))) {
        throw noService(file, name, line);
      }
    }
    List<Service> registries = meant.stream().filter(Service::isRegistry).toList();
    boolean starts = line.verb().equals("up") || line.verb().endsWith("start");
    if (registries.isEmpty() || (starts && registries.size() < meant.size())) {
      throw noRegistry(meant, registries, line);
    }
    if (registries.size() > 1) {
      throw several(registries, line);
    }
    return registries.getFirst();
  }

  private static LabException noService(ComposeFile file, String name, ComposeLine line) {
    Problem.Builder problem =
        Problem.of("no such service: " + name)
            .expected("a service of the file")
            .found(String.join(", ", file.services().stream().map(Service::name).toList()));
    file.services().stream()
        .filter(Service::isRegistry)
        .findFirst()
        .ifPresent(each -> problem.hint("its registry", line.naming(each.name())));
    return problem
        .hint("the lab's own registry", "registry start")
        .exitStatus(Problem.FAILED)
        .asException();
  }

  private static LabException noRegistry(
      List<Service> meant, List<Service> registries, ComposeLine line) {
    List<Service> others = meant.stream().filter(each -> !each.isRegistry()).toList();
    String names =
        others.isEmpty()
            ? "no service"
            : String.join(", ", others.stream().map(Service::name).toList());
    Problem.Builder problem =
        Problem.of("the lab runs no containers but a registry")
            .expected("services whose image is registry:2 or registry:3")
            .found(names);
    if (registries.size() == 1) {
      problem.hint("the registry of the file alone", line.naming(registries.getFirst().name()));
    }
    return problem.hint("the lab's own registry", "registry start").asException();
  }

  private static LabException several(List<Service> registries, ComposeLine line) {
    return Problem.of("the lab has one registry, and the file has " + registries.size())
        .expected("one of them by name")
        .found(String.join(", ", registries.stream().map(Service::name).toList()))
        .hint("the first of them", line.naming(registries.getFirst().name()))
        .asException();
  }

  private static void up(Containers containers, Service service, Invocation invocation) {
    service.settings().requireFollowed();
    int port =
        service
            .port()
            .orElseThrow(
                () ->
                    Problem.of("nothing on this machine would reach service " + service.name())
                        .expected("ports: [\"5001:5000\"], the registry listens on 5000 inside")
                        .found(service.ports().isEmpty() ? "no ports" : service.ports().toString())
                        .hint("or without the file", "registry start")
                        .asException());
    invocation.screen().out("the lab's own registry stands in for the container");
    containers.start(service.container(), service.image(), Optional.of(port), invocation.screen());
    say(invocation, service.container(), "Started");
  }

  private static void say(Invocation invocation, String container, String state) {
    invocation.screen().err(" Container " + container + "  " + state);
  }

  private static void stop(Containers containers, Container container, Invocation invocation) {
    containers.stop(container);
    say(invocation, container.name(), "Stopped");
  }

  private static void down(
      Containers containers, Service service, ComposeLine line, Invocation invocation) {
    if (find(containers, service).isEmpty()) {
      invocation.screen().err("no container of this file is there");
      return;
    }
    containers.remove();
    say(invocation, service.container(), "Removed");
    if (line.flag("volumes").isPresent()) {
      invocation.screen().err("what the registry holds stays; -v of real Docker would delete it");
    }
  }

  private static void logs(
      Containers containers, Service service, ComposeLine line, Invocation invocation) {
    int most =
        ContainerWords.most(line.flag("tail").orElse("all"), line.other("logs", "--tail", "20"));
    find(containers, service)
        .ifPresent(each -> containers.log(most).forEach(invocation.screen()::out));
    if (line.flag("follow").isPresent()) {
      ContainerWords.sayNotFollowing(invocation.screen());
    }
  }

  private static void list(
      Containers containers, Service service, ComposeLine line, Invocation invocation) {
    Optional<Container> shown =
        find(containers, service).filter(each -> each.running() || line.flag("all").isPresent());
    if (line.flag("quiet").isPresent()) {
      shown.ifPresent(each -> invocation.screen().out(each.id()));
      return;
    }
    List<ObjectNode> rows =
        shown
            .map(each -> ContainerJson.row(each, invocation.session().clock().instant(), false))
            .map(row -> row.put("Service", service.name()))
            .stream()
            .toList();
    ROWS.lines(rows, "").forEach(invocation.screen()::out);
  }
}
