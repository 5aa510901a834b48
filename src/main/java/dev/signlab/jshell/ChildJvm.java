package dev.signlab.jshell;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.jshell.talk.Message;
import dev.signlab.storage.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The JVM of the snippets, seen from the lab. One question is under way at a time; one that is
 * interrupted, or takes too long, is stopped, and a JVM that does not stop is killed.
 */
final class ChildJvm implements AutoCloseable {

  private static final Duration MERCY = Duration.ofSeconds(2);

  /** Who prints faster than it is shown waits, so that nothing fills the lab's own heap. */
  private static final int MOST_UNHEARD = 64;

  private static final Message GONE = Message.of(Message.Kind.STOP);

  private final Process process;
  private final DataOutputStream questions;
  private final BlockingQueue<Message> said = new LinkedBlockingQueue<>(MOST_UNHEARD);

  private ChildJvm(Process process) {
    this.process = process;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    // To wait for a pipe would hold one of the few carriers on which virtual threads serve.
    Thread.ofPlatform().daemon().name("java").start(this::listen);
  }

  static ChildJvm start(ProcessBuilder builder) {
    try {
      return new ChildJvm(builder.start());
    } catch (IOException e) {
      throw Problem.of("Java did not start")
          .tried(String.join(" ", builder.command().subList(0, 1)))
          .found(Reason.of(e))
          .asException(e);
    }
  }

  private void listen() {
    try {
      hearAll();
      said.put(GONE);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts who listens", e);
    }
  }

  private void hearAll() throws InterruptedException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      Optional<Message> message = Message.read(in);
      while (message.isPresent()) {
        said.put(message.get());
        message = Message.read(in);
      }
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  boolean isAlive() {
    return process.isAlive() && !said.contains(GONE);
  }

  /**
   * Asks, and returns the answer.
   *
   * @param printed hears what snippets print meanwhile: whether to standard error, and the bytes
   * @throws InterruptedException when the thread was interrupted; the question was stopped
   * @throws LabException when the JVM has gone or had to go, or the time is over
   */
  synchronized List<String> ask(
      Message question, Duration limit, BiConsumer<Boolean, byte[]> printed)
      throws InterruptedException {
    tell(question);
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        Message message = said.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          stop(printed);
          throw tooLong(limit);
        }
        if (message.kind() == Message.Kind.ANSWER) {
          return message.texts();
        }
        hear(message, printed);
      }
    } catch (InterruptedException e) {
      stop(printed);
      throw e;
    }
  }

  private void tell(Message message) {
    try {
      message.write(questions);
    } catch (IOException e) {
      throw gone();
    }
  }

  private void hear(Message message, BiConsumer<Boolean, byte[]> printed) {
    if (message.equals(GONE)) {
      throw gone();
    }
    boolean error = message.kind() == Message.Kind.ERROR;
    message
        .texts()
        .forEach(text -> printed.accept(error, text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Stops what is under way; what does not stop within a moment is killed. */
  private void stop(BiConsumer<Boolean, byte[]> printed) {
    tell(Message.of(Message.Kind.STOP));
    long end = System.nanoTime() + MERCY.toNanos();
    boolean interrupted = false;
    while (true) {
      try {
        Message message = said.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          close();
        }
        if (message == null || message.kind() == Message.Kind.ANSWER) {
          break;
        }
        hear(message, printed);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static LabException tooLong(Duration limit) {
    return Problem.of("the snippet ran too long and was stopped")
        .expected("at most " + limit.toSeconds() + " seconds")
        .found("no end")
        .asException();
  }

  private LabException gone() {
    process.destroyForcibly();
    return Problem.of("the JVM of the snippets has ended, and its variables with it")
        .expected("a snippet that leaves it running")
        .found(status())
        .hint("the next snippet starts another one")
        .asException();
  }

  private String status() {
    try {
      return process.waitFor(MERCY.toMillis(), TimeUnit.MILLISECONDS)
          ? end(process.exitValue())
          : "no answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no answer";
    }
  }

  private static String end(int status) {
    return status == Message.HEAP_FULL ? "its heap full" : "its end with status " + status;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
