package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.world.RegistryRules;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.ToolTurns;
import dev.signlab.shell.screen.Field;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that a server of the world has: start, status, stop, log, serve.
 *
 * @param server the server
 */
public record ServerCommands(WorldServer server) {

  /** Returns the commands, in the order in which help lists them. */
  List<Command> all() {
    return List.of(start(), status(), stop(), log(), serve());
  }

  private CommandSpec.Builder word(String word, String summary) {
    String name = server.name();
    return CommandSpec.of(name + " " + word, name, summary.formatted(name))
        .example(name + " " + word);
  }

  private Command start() {
    String usual = "where it listens; %d unless it had another one".formatted(server.usualPort());
    CommandSpec.Builder spec =
        word("start", "Start the lab's %s on this machine").flag(Flag.text("port", "PORT", usual));
    return command(
        isRegistry()
            ? spec.flags(RegistryRulesFlags.all())
                .example("registry start --htpasswd htpasswd")
                .example("registry start --htpasswd htpasswd --token --grant 'ada:*:pull,push'")
                .example("registry start --ttl ttl")
            : spec,
        this::start);
  }

  private int start(Invocation invocation) {
    Optional<Integer> port = WorldCommands.number(invocation, "port");
    RegistryRules rules = isRegistry() ? RegistryRulesFlags.of(invocation) : RegistryRules.OPEN;
    Map<String, String> environment = invocation.session().environment();
    start(invocation.service(World.class), port, rules, environment, invocation.screen());
    invocation.service(LabSession.class).forgetLogins();
    if (port.isPresent()) {
      // Texts of the labs name servers as they are here: they are read anew.
      invocation.service(LabSession.class).forget(Lab.class, Sitting.class);
    }
    return Command.OK;
  }

  /**
   * Starts the server and says where it is; a registry is open then, whatever it was before.
   *
   * @param port nothing for the one that it had last
   */
  public void start(World world, Optional<Integer> port, Screen screen) {
    start(world, port, RegistryRules.OPEN, Map.of(), screen);
  }

  private boolean isRegistry() {
    return server.equals(RegistryServer.KIND);
  }

  private void start(
      World world,
      Optional<Integer> port,
      RegistryRules rules,
      Map<String, String> environment,
      Screen screen) {
    boolean ran = world.runs(server.name());
    ServerStatus status =
        port.isPresent() ? world.start(server.name(), port.get()) : world.start(server.name());
    say(status.url(), ran ? ", running already" : "", environment, screen);
    if (isRegistry()) {
      RegistryRulesFlags.apply(world, rules, screen);
    }
  }

  private void say(URI url, String more, Map<String, String> environment, Screen screen) {
    screen.out(server.name() + " on " + url + more);
    server.remark(url.getPort(), environment).stream()
        .flatMap(line -> Field.lines("  ", line, screen.style().width()).stream())
        .forEach(screen::out);
  }

  private Command status() {
    return command(
        word("status", "Show where the %s is and what it holds"),
        invocation -> {
          World world = invocation.service(World.class);
          StatusText.server(world, server).forEach(invocation.screen()::out);
          return Command.OK;
        });
  }

  private Command stop() {
    String name = server.name();
    return command(
        word("stop", "Stop the lab's %s; what it holds stays"),
        invocation -> {
          boolean ran = invocation.service(World.class).stop(name);
          invocation.screen().out(ran ? name + " stopped" : "no " + name + " was running");
          return Command.OK;
        });
  }

  private Command log() {
    return command(
        word("log", "Show the latest requests that the %s answered")
            .flag(Flag.text("tail", "N", "how many").withShort("n").withDefault("20")),
        invocation -> {
          int wanted = WorldCommands.number(invocation, "tail").orElse(20);
          List<String> lines = invocation.service(World.class).log(server.name(), wanted);
          lines.forEach(invocation.screen()::out);
          if (lines.isEmpty()) {
            invocation.screen().err("the lab's " + server.name() + " has answered no request yet");
          }
          return Command.OK;
        });
  }

  private Command serve() {
    String usual = Integer.toString(server.usualPort());
    return command(
        word("serve", "Run the lab's %s until Ctrl-C")
            .flag(Flag.text("port", "PORT", "where it listens").withDefault(usual)),
        this::serve);
  }

  private int serve(Invocation invocation) {
    int port = WorldCommands.number(invocation, "port").orElse(server.usualPort());
    try (ToolTurns.Pause _ = invocation.service(LabSession.class).tools().pause()) {
      invocation
          .service(World.class)
          .serve(
              server.name(),
              port,
              actual ->
                  say(
                      ServerStatus.url(actual),
                      "; Ctrl-C stops it",
                      invocation.session().environment(),
                      invocation.screen()));
    }
    return Command.OK;
  }
}
