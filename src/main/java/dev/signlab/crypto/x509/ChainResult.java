package dev.signlab.crypto.x509;

import dev.signlab.diagnostic.Failure;
import java.util.List;

/** What became of tracing a certificate to an authority that is believed. */
public sealed interface ChainResult {

  /**
   * It is issued by one that is believed.
   *
   * @param path the certificate itself, its issuer, and so on up to the root
   */
  record Traced(List<Certificate> path) implements ChainResult {

    /** Copies the list. */
    public Traced {
      path = List.copyOf(path);
    }

    /** Returns who issued the certificate; a root that was asked about issued itself. */
    public Certificate issuer() {
      return path.get(Math.min(1, path.size() - 1));
    }
  }

  /**
   * It is not.
   *
   * @param failure why not: UNKNOWN_AUTHORITY, NOT_VALID_THEN or WRONG_CERTIFICATE
   */
  record Refused(Failure failure) implements ChainResult {}
}
