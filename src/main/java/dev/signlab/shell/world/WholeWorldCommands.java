package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.WholeWorld.Ports;
import dev.signlab.environment.world.WholeWorld.Terms;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.json.Json;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.clock.Span;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.Sitting;
import dev.signlab.shell.run.LabSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code world}, {@code world start}, {@code world stop}, {@code world token}. */
final class WholeWorldCommands {

  private static final String GROUP = "world";
  private static final String BASE = "port-base";
  private static final String REGISTRY = "registry-port";
  private static final String JSON = "json";
  private static final String IDENTITY = "identity";
  private static final String WORKFLOW = "ci";
  private static final String CALLED = "calls";

  private WholeWorldCommands() {}

  static List<Command> all() {
    return List.of(serve(), start(), stop(), token(), rotate());
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
          whole(invocation).serve(ports(invocation), addresses -> tell(invocation, addresses));
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

  private static Command token() {
    return command(
        CommandSpec.of("world token", GROUP, "Print a token of the world's issuer, nothing else")
            .flag(Flag.text(IDENTITY, "EMAIL", "of whom it speaks"))
            .flag(
                Flag.text(
                    WORKFLOW, "REPO@REF", "a job of the build service of which it speaks instead"))
            .flag(
                Flag.text(
                    CALLED,
                    "WORKFLOW@REF",
                    "a reusable workflow, OWNER/NAME/.github/workflows/FILE.yml, in which that job"
                        + " runs"))
            .flag(Flag.text("audience", "A", "for whom it is").withDefault("sigstore"))
            .flag(Flag.text("expires-in", "D", "how long it holds").withDefault("5m"))
            .example("world token --identity alice@example.com")
            .example("world token --ci acme/app@refs/heads/main --expires-in 10m")
            .example(
                "world token --ci acme/app@refs/heads/main"
                    + " --calls builders/images/.github/workflows/build.yml@refs/tags/v1"),
        WholeWorldCommands::token);
  }

  private static int token(Invocation invocation) {
    Optional<String> person = invocation.flag(IDENTITY);
    Optional<String> workflow = invocation.flag(WORKFLOW);
    if (person.isPresent() == workflow.isPresent()) {
      throw Problem.of("a token speaks of one somebody")
          .expected("--identity EMAIL, or --ci REPO@REF")
          .found(person.isPresent() ? "both" : "neither")
          .command("world token --identity alice@example.com")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    Optional<String> called = invocation.flag(CALLED);
    if (called.isPresent() && person.isPresent()) {
      throw callingPerson(invocation);
    }
    Terms terms = new Terms(invocation.flag("audience").orElseThrow(), lifetime(invocation));
    WholeWorld world = whole(invocation);
    String token =
        person
            .map(email -> world.personToken(email, terms))
            .orElseGet(() -> world.workflowToken(workflow.orElseThrow(), called, terms));
    print(token, invocation.screen());
    return Command.OK;
  }

  private static LabException callingPerson(Invocation invocation) {
    return Problem.of("a person runs in no reusable workflow")
        .expected("--" + CALLED + " beside --" + WORKFLOW)
        .found("--" + CALLED + " beside --" + IDENTITY)
        .command("world token --identity " + invocation.flag(IDENTITY).orElseThrow())
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** A file with a line end behind the token is none to some clients. */
  private static void print(String token, Screen screen) {
    if (screen.style().height() > 0) {
      screen.out(token);
      return;
    }
    try {
      screen.rawOut().write(token.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw Problem.of("the reader of the token has gone")
          .expected("a screen, a file or a program that reads to the end")
          .found("a closed output")
          .asException(e);
    }
  }

  private static Duration lifetime(Invocation invocation) {
    String text = invocation.flag("expires-in").orElseThrow();
    return Span.parse("+" + text)
        .filter(Duration::isPositive)
        .orElseThrow(
            () ->
                Problem.of("--expires-in takes a span of time")
                    .expected("such as 5m, 90s or 1h30m")
                    .found(text)
                    .command("world token --identity alice@example.com --expires-in 10m")
                    .exitStatus(Problem.USAGE)
                    .asException());
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

  private static WholeWorld whole(Invocation invocation) {
    return new WholeWorld(invocation.service(World.class));
  }
}
