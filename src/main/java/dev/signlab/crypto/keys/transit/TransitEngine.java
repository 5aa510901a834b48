package dev.signlab.crypto.keys.transit;

import dev.signlab.crypto.RemoteSigner;
import dev.signlab.crypto.Signer;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of one transit engine. What it creates, reads and signs are calls to the server, each on
 * record; verifying is done here by the public key, so that it needs no permission. Immutable and
 * safe for use by several threads.
 */
public final class TransitEngine {

  private final TransitCalls calls;

  private TransitEngine(TransitCalls calls) {
    this.calls = calls;
  }

  /**
   * Finds the engine that the environment names; nothing is asked of it yet.
   *
   * @param family whose variables are read
   * @param environment the variables
   * @param directory against which the path of an authority's certificate is resolved
   * @param transport what reaches the server
   */
  public static TransitEngine of(
      TransitFamily family,
      Map<String, String> environment,
      Path directory,
      HttpTransport transport) {
    return new TransitEngine(
        new TransitCalls(TransitSettings.of(family, environment, directory, transport)));
  }

  /** Makes a key of the kind that cosign makes there, ECDSA on P-256, unless one has the name. */
  public TransitKey create(String name) {
    return create(name, "ecdsa-p256");
  }

  /**
   * Makes a key of one of the engine's types.
   *
   * @param type such as {@code ecdsa-p384}, {@code ed25519}, {@code rsa-4096}
   */
  public TransitKey create(String name, String type) {
    ObjectNode body = Json.object();
    body.put("type", type);
    calls.post(TransitOperation.CREATE, name, "", body);
    return read(name, Optional.empty());
  }

  /** Makes the next version of a key, by which it signs from then on. */
  public TransitKey rotate(TransitKey key) {
    calls.post(TransitOperation.ROTATE, key.name(), "/rotate", Json.object());
    return read(key.name(), Optional.empty());
  }

  /** Reads one version of a key, or its latest one. */
  public TransitKey read(String name, Optional<Integer> version) {
    return TransitKeys.parse(name, version, calls.get(name));
  }

  /** Returns what signs by exactly this version of the key, also after a rotation. */
  public Signer signer(TransitKey key) {
    return RemoteSigner.of(key.publicKey(), new TransitPrivateKey(calls, key));
  }
}
