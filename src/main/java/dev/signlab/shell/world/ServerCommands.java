package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.util.List;

/** The words that every server of the world has: stop, log, serve. */
final class ServerCommands {

  private static final String GROUP = "registry";

  private ServerCommands() {}

  static List<Command> of(WorldServer server) {
    return List.of(stop(server.name()), log(server.name()), serve(server));
  }

  private static Command stop(String name) {
    return command(
        CommandSpec.of(name + " stop", GROUP, "Stop the lab's " + name + "; what it holds stays")
            .example(name + " stop"),
        invocation -> {
          boolean ran = invocation.service(World.class).stop(name);
          invocation.screen().out(ran ? name + " stopped" : "no " + name + " was running");
          return Command.OK;
        });
  }

  private static Command log(String name) {
    return command(
        CommandSpec.of(
                name + " log",
                GROUP,
                "Show the latest requests that the %s answered".formatted(name))
            .flag(Flag.text("tail", "N", "how many").withShort("n").withDefault("20"))
            .example(name + " log"),
        invocation -> {
          int wanted = WorldCommands.number(invocation, "tail").orElse(20);
          List<String> lines = invocation.service(World.class).log(name, wanted);
          lines.forEach(invocation.screen()::out);
          if (lines.isEmpty()) {
            invocation.screen().err("the lab's " + name + " has answered no request yet");
          }
          return Command.OK;
        });
  }

  private static Command serve(WorldServer server) {
    String usual = Integer.toString(server.usualPort());
    return command(
        CommandSpec.of(
                server.name() + " serve", GROUP, "Run the lab's " + server.name() + " until Ctrl-C")
            .flag(Flag.text("port", "PORT", "where it listens").withDefault(usual))
            .example(server.name() + " serve"),
        invocation -> {
          int port = WorldCommands.number(invocation, "port").orElse(server.usualPort());
          invocation.service(World.class).serve(server.name(), port);
          return Command.OK;
        });
  }
}
