package dev.signlab.sigstore.client.rekor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.signingconfig.Service;
import java.util.Set;

/** Puts signatures into one transparency log. Safe for use by several threads. */
public sealed interface RekorClient permits RekorV1Client, RekorV2Client {

  /** The versions of the log's API that are spoken. */
  Set<Long> VERSIONS = Set.of(1L, 2L);

  /** Returns a client of the log that a signing config names. */
  static RekorClient of(Service service, HttpTransport transport) {
    ServiceDoor door = ServiceDoor.of("Rekor", service.url(), transport);
    return switch ((int) service.majorApiVersion()) {
      case 1 -> new RekorV1Client(door);
      case 2 -> new RekorV2Client(door);
      default ->
          throw Problem.of("Rekor of another version")
              .expected("majorApiVersion 1 or 2")
              .found(String.valueOf(service.majorApiVersion()))
              .cause(Cause.MALFORMED)
              .asException();
    };
  }

  /** Returns the version of its API. */
  int version();

  /** Returns the way to the log. */
  ServiceDoor door();

  /**
   * Logs a signature.
   *
   * @param content the signature, with the digest or the envelope that it covers
   * @param signer who made it
   * @return the entry, which holds this very signature; whether the log proves it is not judged
   * @throws LabException with the cause NO_SERVICE, SERVICE_REFUSED, WRONG_ALGORITHM for a
   *     signature that this version of a log does not take, or MALFORMED
   */
  TransparencyLogEntry add(BundleContent content, EntrySigner signer);
}
