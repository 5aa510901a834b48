package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.Endpoint;
import dev.signlab.environment.world.RegistryStatus;
import dev.signlab.environment.world.World;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.run.LabSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code world …}: which registry the labs use. */
final class EndpointCommands {

  private static final String GROUP = "registry";

  private EndpointCommands() {}

  static List<Command> all() {
    return List.of(use(), status());
  }

  private static Command use() {
    return command(
        CommandSpec.of("world use", GROUP, "Choose the registry that the labs use")
            .argument(
                "REGISTRY",
                "embedded, compose (docker-compose.yml), or the address of any registry",
                Completion.NONE)
            .flag(Flag.file("ca", "certificate of the authority that it is trusted by, in PEM"))
            .example("world use embedded")
            .example("world use https://localhost:5003 --ca tls/tls.crt"),
        EndpointCommands::use);
  }

  private static int use(Invocation invocation) {
    World world = invocation.service(World.class);
    Optional<Path> authority = invocation.flag("ca").map(invocation::path);
    authority.ifPresent(EndpointCommands::requireFile);
    Endpoint endpoint = world.use(invocation.argument(0), authority);
    invocation
        .service(LabSession.class)
        .forget(RegistryAccess.class, RegistryClient.class, Lab.class, Sitting.class);
    RegistryStatus status = world.registryStatus();
    invocation.screen().out("the labs use " + endpoint.words() + ": " + status.url());
    if (!endpoint.prefix().equals(Endpoint.USUAL.host())) {
      invocation
          .screen()
          .out("  where they say " + Endpoint.USUAL + ", it is " + endpoint.prefix() + " here");
    }
    nextStep(endpoint, status).ifPresent(line -> invocation.screen().out("  " + line));
    return Command.OK;
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.of("no file " + file)
          .expected("a certificate in PEM")
          .hint("to see what is here", "ls")
          .asException();
    }
  }

  private static Optional<String> nextStep(Endpoint endpoint, RegistryStatus status) {
    if (status.locked()) {
      return Optional.of("it asks for a password:  docker login " + status.url().getAuthority());
    }
    if (status.running()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (endpoint) {
          case Endpoint.Embedded _ -> "it does not run yet:  registry start";
          case Endpoint.Compose _ -> "it does not answer yet:  !docker compose up -d";
          case Endpoint.External _ -> "it does not answer: " + status.answer();
        });
  }

  private static Command status() {
    return command(
        CommandSpec.of("world status", GROUP, "Show which registry the labs use, and all folders")
            .example("world status"),
        invocation -> {
          World world = invocation.service(World.class);
          StatusText.world(world, world.registryStatus()).forEach(invocation.screen()::out);
          return Command.OK;
        });
  }
}
