package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.environment.world.Endpoint;
import dev.signlab.environment.world.RegistryStatus;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.run.LabSession;
import java.util.List;
import java.util.Optional;

/** {@code registry …}: the registry that the lab has built in. */
public final class RegistryCommands {

  private static final String GROUP = "registry";

  private RegistryCommands() {}

  static List<Command> all() {
    return List.of(start(), status());
  }

  private static Command start() {
    return command(
        CommandSpec.of("registry start", GROUP, "Start the lab's registry on this machine")
            .flag(Flag.text("port", "PORT", "where it listens; 5001 unless it had another one"))
            .example("registry start"),
        invocation -> {
          Optional<Integer> port = WorldCommands.number(invocation, "port");
          start(invocation.service(World.class), port, invocation.screen());
          if (port.isPresent()) {
            // What the labs call localhost:5001 may have another name now: they are read anew.
            invocation.service(LabSession.class).forget(Lab.class, Sitting.class);
          }
          return Command.OK;
        });
  }

  /** Starts the registry and says where it is. */
  public static void start(World world, Optional<Integer> port, Screen screen) {
    boolean before = world.endpoint() instanceof Endpoint.Embedded;
    boolean ran = before && world.registryStatus().running();
    RegistryStatus status =
        port.isPresent() ? world.startRegistry(port.get()) : world.startRegistry();
    screen.out("registry on " + status.url() + (ran ? ", running already" : ""));
    if (status.port() != Endpoint.USUAL_PORT) {
      screen.out(
          "  where the labs say " + Endpoint.USUAL + ", it is " + world.registry() + " here");
    }
  }

  private static Command status() {
    return command(
        CommandSpec.of("registry status", GROUP, "Show where the registry is and what it holds")
            .example("registry status"),
        invocation -> {
          World world = invocation.service(World.class);
          StatusText.registry(world, world.requireRegistry()).forEach(invocation.screen()::out);
          return Command.OK;
        });
  }
}
