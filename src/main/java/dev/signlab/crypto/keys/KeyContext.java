package dev.signlab.crypto.keys;

import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a provider may need to find a key.
 *
 * @param directory against which paths are resolved
 * @param environment the variables
 * @param password asked when a private key is encrypted
 * @param pin asked when a token wants one
 * @param transport reaches services; asked only by providers that need it
 */
public record KeyContext(
    Path directory,
    Map<String, String> environment,
    Password password,
    Password pin,
    Supplier<HttpTransport> transport) {

  /** Copies the variables. */
  public KeyContext {
    environment = Map.copyOf(environment);
  }

  /** A context in which keys in files and variables are found, and none in services and tokens. */
  public KeyContext(Path directory, Map<String, String> environment, Password password) {
    this(directory, environment, password, KeyContext::nobody, KeyContext::nowhere);
  }

  /** Returns the same context that asks for the PIN of a token. */
  public KeyContext asking(Password thePin) {
    return new KeyContext(directory, environment, password, thePin, transport);
  }

  /** Returns the same context with another password, such as that of a new key. */
  public KeyContext locking(Password thePassword) {
    return new KeyContext(directory, environment, thePassword, pin, transport);
  }

  /** Returns the same context with other variables. */
  public KeyContext in(Map<String, String> variables) {
    return new KeyContext(directory, variables, password, pin, transport);
  }

  /** Returns the same context that reaches services. */
  public KeyContext over(Supplier<HttpTransport> services) {
    return new KeyContext(directory, environment, password, pin, services);
  }

  private static byte[] nobody() {
    throw Problem.of("a PIN is needed, and there is nobody to ask")
        .expected("pin-value in the reference, or COSIGN_PKCS11_PIN")
        .asException();
  }

  private static HttpTransport nowhere() {
    throw Problem.of("keys in services are not reached from here")
        .expected("a key in a file or in a variable")
        .asException();
  }
}
