package dev.signlab.shell.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * Lets the tools of a text act on the session that waits for the text, one at a time. Who waits for
 * the other end of a pipe gives its turn away meanwhile, since that end may be a tool as well.
 * Services are not held by a turn. Safe for use by several threads.
 */
public final class ToolTurns {

  private final LabSession session;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition over = lock.newCondition();
  private final Map<Thread, Turn> acting = new ConcurrentHashMap<>();
  private volatile boolean open;

  ToolTurns(LabSession session) {
    this.session = session;
  }

  /** A text, until whose end its tools act on the session. */
  public interface Text extends AutoCloseable {

    /** Interrupts the tools that are left, and returns when none of them acts any more. */
    @Override
    void close();
  }

  /** A time in which a tool only waits, until it is closed. */
  public interface Pause extends AutoCloseable {

    /** Returns when it is the tool's turn again. */
    @Override
    void close();
  }

  /** The streams of a tool. */
  public interface Streams {

    /** Returns the same input; who waits for it gives its turn away. */
    InputStream input(InputStream in);

    /** Returns the same output; who waits until it is taken gives its turn away. */
    OutputStream output(OutputStream out);
  }

  /** Begins a text; a tool that begins one gives its turn to the tools of that text. */
  public Text begin() {
    Optional<Turn> own = own();
    own.ifPresentOrElse(Turn::pause, () -> open = true);
    return () -> own.ifPresentOrElse(Turn::resume, this::end);
  }

  /** Gives the turn of this thread to other tools, if it has one. */
  public Pause pause() {
    Optional<Turn> own = own();
    own.ifPresent(Turn::pause);
    return () -> own.ifPresent(Turn::resume);
  }

  private Optional<Turn> own() {
    return Optional.ofNullable(acting.get(Thread.currentThread()));
  }

  private void end() {
    interruptAll();
    lock.lock();
    try {
      while (!acting.isEmpty()) {
        over.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The tool whose turn it is holds the lock, so that this is said without it. */
  private void interruptAll() {
    synchronized (acting) {
      open = false;
      acting.keySet().forEach(Thread::interrupt);
    }
  }

  /** Returns false where the text has ended. */
  private boolean comes(Turn turn) {
    synchronized (acting) {
      if (open) {
        acting.put(Thread.currentThread(), turn);
      }
      return open;
    }
  }

  private void goes() {
    synchronized (acting) {
      acting.remove(Thread.currentThread());
    }
    over.signalAll();
  }

  /**
   * Runs a command for a tool: with the folder, the variables and the input of the tool, which end
   * with it.
   *
   * @param command is told how to wrap its streams, and returns its status
   * @return its status, or nothing where the text has ended or the tool was interrupted before
   */
  public OptionalInt run(
      Path folder, Map<String, String> own, InputStream given, ToIntFunction<Streams> command) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    try {
      Turn turn = new Turn();
      return comes(turn)
          ? OptionalInt.of(turn.act(folder, own, given, command))
          : OptionalInt.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The turn of one tool: what the session had before it, or what it has when it goes on. */
  private final class Turn implements Streams {

    private LabSession.Scope other = session.scope();

    private int act(
        Path folder, Map<String, String> own, InputStream given, ToIntFunction<Streams> command) {
      session.become(new LabSession.Scope(new TreeMap<>(own), input(given), folder));
      try {
        return command.applyAsInt(this);
      } finally {
        end(folder);
        goes();
      }
    }

    @Override
    public InputStream input(InputStream in) {
      return new YieldingInput(in, this::yielding);
    }

    @Override
    public OutputStream output(OutputStream out) {
      return new YieldingOutput(out, this::yielding);
    }

    /** Another thread of the tool's has no turn to give. */
    private <T> T yielding(Waiting.Work<T> work) throws IOException {
      if (!lock.isHeldByCurrentThread()) {
        return work.run();
      }
      pause();
      try {
        return work.run();
      } finally {
        resume();
      }
    }

    /** Whoever comes next finds the session as the text left it. */
    private void pause() {
      swap();
      lock.unlock();
    }

    private void resume() {
      lock.lock();
      swap();
    }

    private void swap() {
      LabSession.Scope now = session.scope();
      session.become(other);
      other = now;
    }

    private void end(Path folder) {
      Path left = session.directory();
      session.become(other);
      if (!left.equals(folder)) {
        session.changeDirectory(left);
      }
    }
  }
}
