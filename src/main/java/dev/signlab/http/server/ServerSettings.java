package dev.signlab.http.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a loopback server runs.
 *
 * @param port where it listens; 0 means any free one
 * @param tls the certificate with which it speaks TLS; without one it speaks plain HTTP
 * @param clock says when each call began
 * @param listener hears of every call
 * @param longestHead how long a client may take over the head of a request, by the machine's clock;
 *     the next byte that comes later is answered with 408
 */
public record ServerSettings(
    int port,
    Optional<KeyStoreFile> tls,
    InstantSource clock,
    CallListener listener,
    Duration longestHead) {

  private static final Duration LONGEST_HEAD = Duration.ofSeconds(30);

  /** A server whose clients have half a minute for the head of a request. */
  public ServerSettings(
      int port, Optional<KeyStoreFile> tls, InstantSource clock, CallListener listener) {
    this(port, tls, clock, listener, LONGEST_HEAD);
  }

  /** A server that speaks plain HTTP on any free port, heard by nobody. */
  public static ServerSettings of(InstantSource clock) {
    return new ServerSettings(0, Optional.empty(), clock, CallListener.NONE);
  }

  /** Returns the same with another time for the head of a request. */
  public ServerSettings withLongestHead(Duration longest) {
    return new ServerSettings(port, tls, clock, listener, longest);
  }
}
