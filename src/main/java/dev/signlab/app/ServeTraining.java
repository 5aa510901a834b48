package dev.signlab.app;

import dev.signlab.environment.server.ServerProcess;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.world.World;
import dev.signlab.shell.run.LabSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Serves a registry and the services of sigstore for a moment within a process that is trained, for
 * those that {@code world start} leaves behind, and asks of the registry what clients do.
 */
final class ServeTraining {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final List<String> SERVERS = List.of("registry", "sigstore");

  private static final List<String> ASKING =
      List.of(
          "skopeo copy docker://IMAGE docker://localhost:PORT/training:1",
          "crane ls localhost:PORT/training",
          "cosign tree localhost:PORT/training:1",
          "world token --identity alice@example.com");

  private ServeTraining() {}

  /**
   * Serves until all was asked.
   *
   * @param run runs the words of one command
   * @param image an image of another registry
   */
  static void run(Consumer<List<String>> run, String image) {
    List<Thread> serving = SERVERS.stream().map(name -> serve(run, name)).toList();
    LabSession session = Wiring.of(Wiring.setting(false)).session();
    try (Calls calls = Calls.offer(session, Path.of("calls-served").toAbsolutePath(), "training")) {
      calls.begin();
      World world = session.service(World.class);
      port(world, "sigstore");
      port(world, "registry").ifPresent(port -> ask(run, image, port));
      serving.forEach(Thread::interrupt);
      for (Thread each : serving) {
        each.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread serve(Consumer<List<String>> run, String name) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> run.accept(List.of(name, "serve", "--port", "0")));
  }

  private static void ask(Consumer<List<String>> run, String image, int port) {
    String own = Integer.toString(port);
    ASKING.forEach(line -> run.accept(TrainingGround.words(line.replace("PORT", own), image)));
  }

  private static OptionalInt port(World world, String name) throws InterruptedException {
    for (long start = System.nanoTime(); System.nanoTime() - start < PATIENCE.toNanos(); ) {
      for (ServerStatus status : world.servers()) {
        if (status.name().equals(name)
            && status.process().filter(ServerProcess::isThis).isPresent()) {
          return OptionalInt.of(status.port());
        }
      }
      Thread.sleep(50);
    }
    return OptionalInt.empty();
  }
}
