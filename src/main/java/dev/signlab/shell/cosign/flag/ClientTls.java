package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.storage.BoundedFile;
import java.util.Optional;

/**
 * How TLS is spoken to one kind of server, by flags whose names begin alike: whom to trust, what to
 * show, and which name to ask for.
 *
 * @param authority flag of the file of those who are trusted
 * @param certificate flag of the file of what is shown
 * @param key flag of the file of its private key
 * @param serverName flag of the name in the server's certificate
 */
record ClientTls(String authority, String certificate, String key, String serverName) {

  /** To registries. */
  static final ClientTls REGISTRY =
      new ClientTls(
          "registry-cacert", "registry-client-cert", "registry-client-key", "registry-server-name");

  /** To timestamp authorities. */
  static final ClientTls TIMESTAMPS =
      new ClientTls(
          "timestamp-client-cacert",
          "timestamp-client-cert",
          "timestamp-client-key",
          "timestamp-server-name");

  /**
   * A certificate to show.
   *
   * @param certificates in PEM
   * @param key in PEM
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Shown(byte[] certificates, byte[] key) {}

  /** Returns whom to trust. */
  Optional<byte[]> trusted(CosignInvocation cosign) {
    return file(cosign, authority);
  }

  /** Returns what to show; one of the two alone is refused. */
  Optional<Shown> shown(CosignInvocation cosign) {
    Optional<byte[]> shown = file(cosign, certificate);
    Optional<byte[]> secret = file(cosign, key);
    if (shown.isPresent() != secret.isPresent()) {
      throw Problem.of("a client certificate is of no use without its private key")
          .expected("--%s FILE --%s FILE".formatted(certificate, key))
          .found("one of them")
          .asException();
    }
    return shown.map(certificates -> new Shown(certificates, secret.orElseThrow()));
  }

  /** Returns the name to ask for. */
  Optional<String> name(CosignInvocation cosign) {
    return cosign.text(serverName);
  }

  private static Optional<byte[]> file(CosignInvocation cosign, String flag) {
    return cosign.text(flag).map(name -> cosign.read(name, BoundedFile.SMALL));
  }
}
