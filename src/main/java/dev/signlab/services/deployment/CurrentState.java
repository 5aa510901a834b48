package dev.signlab.services.deployment;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The state that services answer from: the one that counts on disk. Whoever puts another one back
 * needs not know which process serves, since each looks for it. Safe for use by several threads.
 */
final class CurrentState implements AutoCloseable {

  /** A look costs microseconds, and nobody steps back faster than that. */
  private static final long FRESH_NANOS = 10_000_000;

  /** In place of the number of a state that is open no more. */
  private static final String CLOSED = "closed";

  private final Generations generations;
  private final Function<Path, OpenState> opener;
  private volatile Known known;

  /**
   * What was found last.
   *
   * @param at when it was looked for, in nanoseconds of the process
   * @param number of the state
   * @param state the services that answer from it
   */
  private record Known(long at, String number, OpenState state) {}

  CurrentState(Generations generations, Function<Path, OpenState> opener) {
    this.generations = generations;
    this.opener = opener;
    this.known = open();
  }

  /** Returns the state that counts. */
  OpenState now() {
    Known last = known;
    return System.nanoTime() - last.at() < FRESH_NANOS ? last.state() : look();
  }

  private synchronized OpenState look() {
    Known last = known;
    if (generations.number().equals(last.number())) {
      known = new Known(System.nanoTime(), last.number(), last.state());
    } else {
      leave(last);
      known = open();
    }
    return known.state();
  }

  /** Where the next one cannot be opened, the one that is closed must not be taken for open. */
  private void leave(Known last) {
    if (!last.number().equals(CLOSED)) {
      known = new Known(last.at(), CLOSED, last.state());
      last.state().close();
    }
  }

  private Known open() {
    Path folder = generations.current();
    String number = String.valueOf(folder.getFileName());
    return new Known(System.nanoTime(), number, opener.apply(folder));
  }

  @Override
  public synchronized void close() {
    if (!known.number().equals(CLOSED)) {
      known.state().close();
    }
  }
}
