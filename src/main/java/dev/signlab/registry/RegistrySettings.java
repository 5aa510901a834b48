package dev.signlab.registry;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.server.KeyStoreFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How an embedded registry runs. Immutable: each {@code with} method returns other settings.
 *
 * @param folder where it keeps everything; made when it is not there
 * @param port where it listens on 127.0.0.1; 0 means any free port
 * @param credentials whom it lets in; without any, everybody on this machine
 * @param tls the certificate with which it speaks TLS; without one it speaks plain HTTP
 * @param exchanges takes every exchange as the registry saw it, where somebody wants them
 * @param clock says when each request came
 */
public record RegistrySettings(
    Path folder,
    int port,
    Optional<Credentials> credentials,
    Optional<KeyStoreFile> tls,
    Optional<ExchangeLog> exchanges,
    InstantSource clock) {

  /** A registry for everybody on this machine, in plain HTTP, on any free port. */
  public static RegistrySettings of(Path folder, InstantSource clock) {
    return new RegistrySettings(
        folder, 0, Optional.empty(), Optional.empty(), Optional.empty(), clock);
  }

  /** Returns the settings with a port. */
  public RegistrySettings withPort(int other) {
    return new RegistrySettings(folder, other, credentials, tls, exchanges, clock);
  }

  /** Returns the settings with a user and password that every request must carry. */
  public RegistrySettings withCredentials(String user, String password) {
    Optional<Credentials> some = Optional.of(new Credentials(user, password));
    return new RegistrySettings(folder, port, some, tls, exchanges, clock);
  }

  /** Returns the settings with TLS. */
  public RegistrySettings withTls(KeyStoreFile keyStore) {
    return new RegistrySettings(folder, port, credentials, Optional.of(keyStore), exchanges, clock);
  }

  /** Returns the settings with a log that takes every exchange. */
  public RegistrySettings recordingInto(ExchangeLog log) {
    return new RegistrySettings(folder, port, credentials, tls, Optional.of(log), clock);
  }
}
