package dev.signlab.app;

import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.world.World;
import dev.signlab.shell.run.LabSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Starts servers within a process that is trained, as a command does that goes on as its server,
 * and asks of them what clients do.
 *
 * @param run runs the words of one command
 * @param image an image of another registry
 */
record ServeTraining(Consumer<List<String>> run, String image) {

  /** The family of processes that serve a registry alone. */
  static final String REGISTRY = "registry";

  /** The family of processes that serve the services of sigstore. */
  static final String WORLD = "world";

  private static final String SIGSTORE = "sigstore";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final List<String> OF_REGISTRY =
      List.of(
          "skopeo copy docker://IMAGE docker://localhost:PORT/training:1",
          "crane ls localhost:PORT/training",
          "cosign tree localhost:PORT/training:1");

  private static final List<String> OF_SERVICES =
      List.of("world token --identity alice@example.com");

  /** Trains a family, if it is one of these two. */
  void family(String name) {
    try {
      if (name.equals(REGISTRY)) {
        stay("registry start --port 0", REGISTRY, OF_REGISTRY);
      } else if (name.equals(WORLD)) {
        World world = Wiring.of(Wiring.setting(false)).session().service(World.class);
        String line = "world --json --registry-port 0 --port-base 0";
        serve(line, () -> port(world, SIGSTORE).isPresent(), SIGSTORE, OF_SERVICES);
        stay("sigstore start --port 0", SIGSTORE, List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stay(String line, String server, List<String> asking) throws InterruptedException {
    Path told = Path.of("stays-" + server).toAbsolutePath();
    System.setProperty(Stay.ASKED, told.toString());
    serve(line, () -> Files.exists(told), server, asking);
    System.clearProperty(Stay.ASKED);
  }

  /** Serves until all was asked; commands of others are taken meanwhile. */
  private void serve(String line, BooleanSupplier serves, String server, List<String> asking)
      throws InterruptedException {
    LabSession session = Wiring.of(Wiring.setting(false)).session();
    List<String> words = TrainingGround.words(line, image);
    Thread serving = Thread.ofPlatform().daemon().start(() -> run.accept(words));
    try (Calls calls = Calls.offer(session, Path.of("calls-" + server).toAbsolutePath(), line)) {
      calls.begin();
      await(serves);
      port(session.service(World.class), server).ifPresent(port -> ask(asking, port));
    } finally {
      // A training that does not end would hold its lock, and leave no cache.
      serving.interrupt();
    }
    serving.join(PATIENCE);
  }

  private void ask(List<String> lines, int port) {
    String own = Integer.toString(port);
    lines.forEach(line -> run.accept(TrainingGround.words(line.replace("PORT", own), image)));
  }

  private static OptionalInt port(World world, String name) {
    return world.servers().stream()
        .filter(status -> status.name().equals(name))
        .filter(ServerStatus::isHere)
        .mapToInt(ServerStatus::port)
        .findFirst();
  }

  private static void await(BooleanSupplier serves) throws InterruptedException {
    for (long start = System.nanoTime(); System.nanoTime() - start < PATIENCE.toNanos(); ) {
      if (serves.getAsBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
  }
}
