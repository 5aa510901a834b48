package dev.signlab.registry;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.UserLogin;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How an embedded registry runs. Immutable: each {@code with} method returns other settings.
 *
 * @param folder where it keeps everything; made when it is not there
 * @param port where it listens on 127.0.0.1; 0 means any free port
 * @param terms whom it lets in and which tags end, asked once at each request
 * @param tls the certificate with which it speaks TLS; without one it speaks plain HTTP
 * @param exchanges takes every exchange as the registry saw it, where somebody wants them
 * @param clock says when each request came
 */
public record RegistrySettings(
    Path folder,
    int port,
    Supplier<Terms> terms,
    Optional<KeyStoreFile> tls,
    Optional<ExchangeLog> exchanges,
    InstantSource clock) {

  /** A registry for everybody on this machine, in plain HTTP, on any free port. */
  public static RegistrySettings of(Path folder, InstantSource clock) {
    return new RegistrySettings(
        folder, 0, () -> Terms.of(new Access.Open()), Optional.empty(), Optional.empty(), clock);
  }

  /** Returns the settings with a port. */
  public RegistrySettings withPort(int other) {
    return new RegistrySettings(folder, other, terms, tls, exchanges, clock);
  }

  /** Returns the settings with a user and password that every request must carry. */
  public RegistrySettings withCredentials(String user, String password) {
    return withAccess(() -> new Access.Passwords(new UserLogin(user, password)));
  }

  /** Returns the settings with whom it lets in, and no tag that ends. */
  public RegistrySettings withAccess(Supplier<Access> other) {
    return withTerms(() -> Terms.of(other.get()));
  }

  /** Returns the settings with what it goes by, which may change from request to request. */
  public RegistrySettings withTerms(Supplier<Terms> other) {
    return new RegistrySettings(folder, port, other, tls, exchanges, clock);
  }

  /** Returns the settings with TLS. */
  public RegistrySettings withTls(KeyStoreFile keyStore) {
    return new RegistrySettings(folder, port, terms, Optional.of(keyStore), exchanges, clock);
  }

  /** Returns the settings with a log that takes every exchange. */
  public RegistrySettings recordingInto(ExchangeLog log) {
    return new RegistrySettings(folder, port, terms, tls, Optional.of(log), clock);
  }
}
