package dev.signlab.environment.server;

import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A start that is under way: whoever wants to stop the server meanwhile waits for it, as there is
 * no record yet of a server that does not answer.
 *
 * @param note names the process that starts it
 */
record Starting(Path note) implements AutoCloseable {

  /** A little longer than a start waits for an answer. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);

  private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

  /** Notes that this process starts the server. */
  static Starting note(Path note) {
    ServerProcess.ofThis(0, true).record(note);
    return new Starting(note);
  }

  /** Waits until no other process starts the server any more. */
  static void await(Path note, String name) {
    long begun = System.nanoTime();
    Optional<ServerProcess> other = other(note);
    while (other.isPresent()) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw endless(name, other.get());
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      if (Thread.interrupted()) {
        throw left(name, other.get());
      }
      other = other(note);
    }
  }

  private static Optional<ServerProcess> other(Path note) {
    return ServerProcess.recorded(note).filter(process -> !process.isThis());
  }

  /** Who asks no more to stop it leaves it as it is. */
  private static RuntimeException left(String name, ServerProcess process) {
    return Problem.of("the " + name + " is being started, and its start was not waited for")
        .found("process " + process.pid() + ", which starts it still")
        .hint("once that has ended", name + " stop")
        .asException(new InterruptedException());
  }

  private static RuntimeException endless(String name, ServerProcess process) {
    return Problem.of("the " + name + " is being started, and does not answer")
        .expected("a start that ends within 25 seconds")
        .found("process " + process.pid() + ", which starts it still")
        .hint("once that has ended", name + " stop")
        .asException();
  }

  @Override
  public void close() {
    ServerProcess.forget(note);
  }
}
