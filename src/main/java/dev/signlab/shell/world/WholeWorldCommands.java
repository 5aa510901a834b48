package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.WholeWorld.Ports;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.json.Json;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.ToolTurns;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code world}, {@code world start}, {@code world stop}, {@code world token}, {@code world
 * rotate}, {@code world lie}.
 */
final class WholeWorldCommands {

  private static final String GROUP = "world";
  private static final String BASE = "port-base";
  private static final String REGISTRY = "registry-port";
  private static final String JSON = "json";

  private WholeWorldCommands() {}

  static List<Command> all() {
    return List.of(serve(), start(), stop(), TokenCommand.command(), rotate(), lie());
  }

  private static CommandSpec.Builder withPorts(CommandSpec.Builder spec) {
    return spec.flag(
            Flag.text(
                BASE, "N", "the first port of sigstore's services; 5100 unless it was another"))
        .flag(Flag.text(REGISTRY, "PORT", "where the registry listens; 5001 unless it was another"))
        .flag(Flag.toggle(JSON, "say where everything is as one JSON object"));
  }

  private static Command serve() {
    return command(
        withPorts(
                CommandSpec.of(
                    "world", GROUP, "Run registry and sigstore here until Ctrl-C, for other tools"))
            .example("world")
            .example("world --json --port-base 6100"),
        invocation -> {
          try (ToolTurns.Pause _ = invocation.service(LabSession.class).tools().pause()) {
            whole(invocation).serve(ports(invocation), addresses -> tell(invocation, addresses));
          }
          return Command.OK;
        });
  }

  private static Command start() {
    return command(
        withPorts(
                CommandSpec.of(
                    "world start", GROUP, "Start the lab's registry and all services of sigstore"))
            .example("world start"),
        invocation -> {
          Ports ports = ports(invocation);
          WorldAddresses addresses = whole(invocation).start(ports);
          if (ports.registry().isPresent() || ports.base().isPresent()) {
            // Texts of the labs name servers as they are here: they are read anew.
            invocation.service(LabSession.class).forget(Lab.class, Sitting.class);
          }
          if (invocation.isOn(JSON)) {
            tell(invocation, addresses);
          } else {
            addresses.urls().forEach((name, url) -> invocation.screen().out(row(name, url)));
          }
          return Command.OK;
        });
  }

  private static String row(String name, String url) {
    return "  %-16s%s".formatted(name.replace("Url", ""), url);
  }

  private static Command stop() {
    return command(
        CommandSpec.of("world stop", GROUP, "Stop registry and sigstore; what they hold stays")
            .example("world stop"),
        invocation -> {
          boolean ran = whole(invocation).stop();
          invocation.screen().out(ran ? "world stopped" : "nothing of the world was running");
          return Command.OK;
        });
  }

  private static Command rotate() {
    return command(
        CommandSpec.of("world rotate", GROUP, "Replace a key of the services, as after a loss")
            .argument("KEY", WholeWorld.rotatedKeys(), Completion.NONE)
            .example("world rotate rekor")
            .example("world rotate tuf-root"),
        WholeWorldCommands::rotate);
  }

  private static Command lie() {
    return command(
        CommandSpec.of("world lie", GROUP, "Make a service lie, as a bad operator or mirror would")
            .argument("LIE", WholeWorld.lies(), Completion.NONE)
            .example("world lie freeze"),
        invocation -> {
          Screen screen = invocation.screen();
          screen.out(whole(invocation).lie(invocation.argument(0)));
          screen.out("  undo  ends the lie; a bundle that was made before proves what it proved");
          return Command.OK;
        });
  }

  private static int rotate(Invocation invocation) {
    WholeWorld world = whole(invocation);
    String key = invocation.argument(0);
    boolean beginsLog = world.rotate(key);
    WorldAddresses addresses = world.addresses();
    Screen screen = invocation.screen();
    screen.out(key + " has a new key; what the old one signed until now is believed still");
    if (beginsLog) {
      screen.out("  it begins a new, empty log: entries so far are proved by what bundles carry");
    }
    screen.out("  trusted root     " + addresses.trustedRoot());
    screen.out("  handed out by    " + addresses.tufUrl());
    return Command.OK;
  }

  private static void tell(Invocation invocation, WorldAddresses addresses) {
    if (invocation.isOn(JSON)) {
      invocation.screen().out(Json.writeText(json(addresses)));
    } else {
      OutsideText.of(addresses).forEach(invocation.screen()::out);
    }
  }

  private static ObjectNode json(WorldAddresses addresses) {
    ObjectNode json = Json.object();
    addresses.urls().forEach(json::put);
    addresses.files().forEach((name, file) -> json.put(name, file.toString()));
    return json;
  }

  private static Ports ports(Invocation invocation) {
    return new Ports(
        WorldCommands.number(invocation, REGISTRY), WorldCommands.number(invocation, BASE));
  }

  static WholeWorld whole(Invocation invocation) {
    return new WholeWorld(invocation.service(World.class));
  }
}
