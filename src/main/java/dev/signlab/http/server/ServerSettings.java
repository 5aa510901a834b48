package dev.signlab.http.server;

import java.time.InstantSource;
import java.util.Optional;

/**
 * How a loopback server runs.
 *
 * @param port where it listens; 0 means any free one
 * @param tls the certificate with which it speaks TLS; without one it speaks plain HTTP
 * @param clock says when each call began
 * @param listener hears of every call
 */
public record ServerSettings(
    int port, Optional<KeyStoreFile> tls, InstantSource clock, CallListener listener) {

  /** A server that speaks plain HTTP on any free port, heard by nobody. */
  public static ServerSettings of(InstantSource clock) {
    return new ServerSettings(0, Optional.empty(), clock, CallListener.NONE);
  }
}
