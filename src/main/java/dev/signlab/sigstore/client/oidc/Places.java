package dev.signlab.sigstore.client.oidc;

import java.nio.file.Path;

/**
 * Where platforms leave what tells a process who it is.
 *
 * @param tokenFile a token that a platform laid down
 * @param socket of the agent of SPIRE, by which programs get their SPIFFE IDs
 * @param product what the machine says of who made it
 */
public record Places(Path tokenFile, Path socket, Path product) {

  /** Where cosign looks. */
  public static final Places USUAL =
      new Places(
          Path.of("/var/run/sigstore/cosign/oidc-token"),
          Path.of("/tmp/spire-agent/public/api.sock"),
          Path.of("/sys/class/dmi/id/product_name"));
}
