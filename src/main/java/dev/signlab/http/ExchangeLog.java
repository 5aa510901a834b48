package dev.signlab.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The exchanges of this process, the latest ones only. Safe for use by several threads.
 *
 * <p>To show the exchanges of one command, take a {@link #mark} before it and ask {@link #since}
 * afterwards.
 */
public final class ExchangeLog {

  private static final int MOST = 2_000;

  private final ArrayDeque<Exchange> exchanges = new ArrayDeque<>();
  private long added;
  private volatile Consumer<String> watcher = host -> {};
  private volatile Runnable gate = () -> {};

  /**
   * Sets who is told of each host beyond this machine before it is asked; it may refuse by an
   * exception of its own.
   */
  public void watchOutside(Consumer<String> told) {
    watcher = told;
  }

  /**
   * Sets what is done before each request; it may refuse the request by an exception of its own.
   */
  public void guard(Runnable check) {
    gate = check;
  }

  /** Says that some host is about to be asked. */
  void asking() {
    gate.run();
  }

  /** Says that a host beyond this machine is about to be asked. */
  void askingOutside(String host) {
    watcher.accept(host);
  }

  /** Adds an exchange; the oldest one goes when there are too many. */
  public synchronized void add(Exchange exchange) {
    exchanges.addLast(exchange);
    added++;
    if (exchanges.size() > MOST) {
      exchanges.removeFirst();
    }
  }

  /** Returns a point in the log: all that is added from now on comes after it. */
  public synchronized long mark() {
    return added;
  }

  /** Returns what was added since a mark and is still kept, oldest first. */
  public synchronized List<Exchange> since(long mark) {
    List<Exchange> all = new ArrayList<>(exchanges);
    long wanted = Math.clamp(added - mark, 0, all.size());
    return List.copyOf(all.subList(all.size() - (int) wanted, all.size()));
  }

  /** Returns all that is still kept, oldest first. */
  public List<Exchange> all() {
    return since(0);
  }
}
