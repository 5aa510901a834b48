package dev.signlab.http.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The latest requests that a server answered. Safe for use by several threads. */
public final class AccessLog implements CallListener {

  private final ArrayDeque<AccessEntry> entries = new ArrayDeque<>();
  private final int most;

  /** Keeps the latest requests, {@code most} of them. */
  public AccessLog(int most) {
    this.most = most;
  }

  @Override
  public void answered(Call call, Instant startedAt, Duration duration) {
    add(call, call.target(), startedAt, duration);
  }

  /** Returns a listener for one of several servers, whose name stands before each target. */
  public CallListener of(String server) {
    return (call, startedAt, duration) ->
        add(call, server + " " + call.target(), startedAt, duration);
  }

  private void add(Call call, String target, Instant startedAt, Duration duration) {
    add(
        new AccessEntry(
            startedAt,
            call.method(),
            target,
            call.status(),
            duration,
            call.bytesReceived(),
            call.bytesSent()));
  }

  /** Returns the latest entries, at most {@code wanted}, oldest first. */
  public synchronized List<AccessEntry> latest(int wanted) {
    return entries.stream().skip(Math.max(0, entries.size() - wanted)).toList();
  }

  private synchronized void add(AccessEntry entry) {
    entries.addLast(entry);
    if (entries.size() > most) {
      entries.removeFirst();
    }
  }
}
