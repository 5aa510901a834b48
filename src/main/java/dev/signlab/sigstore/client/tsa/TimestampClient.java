package dev.signlab.sigstore.client.tsa;

import dev.signlab.crypto.timestamp.TimestampQuery;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Body;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.TransportException;
import dev.signlab.http.UntrustedServer;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.util.List;
import java.util.Optional;

/**
 * Asks a timestamp authority to say that something was there (RFC 3161, section 3.4).
 *
 * @param door the way there; its address is the whole one, to which nothing is added
 */
public record TimestampClient(ServiceDoor door) {

  private static final Hint SHOW =
      Hint.of(
          "it may want to see a certificate of yours: --timestamp-client-cert FILE"
              + " --timestamp-client-key FILE");

  /** Returns a client of the authority at a whole address. */
  public static TimestampClient at(String url, HttpTransport transport) {
    return new TimestampClient(ServiceDoor.of("the timestamp authority", url, transport));
  }

  /**
   * Asks for a timestamp over some bytes, which stay here: only their SHA-256 goes there.
   *
   * @param message usually a signature
   * @return the answer {@code TimeStampResp} in DER, which fits the question; who signed it is not
   *     judged yet
   * @throws dev.signlab.diagnostic.LabException with the cause NO_SERVICE, SERVICE_REFUSED, or
   *     MALFORMED for an answer to another question
   */
  public byte[] timestamp(byte[] message) {
    TimestampQuery query = TimestampQuery.over(message);
    Request request =
        Request.of("POST", door.base())
            .with("Content-Type", "application/timestamp-query")
            .with("Accept", "application/timestamp-reply")
            .with(Body.of(query.encoded()));
    ServiceAnswer answer = sent(request);
    if (answer.status() / 100 != 2) {
      throw door.refused(
              "the timestamp authority refused a timestamp",
              "POST " + door.base(),
              "200 or 201",
              answer)
          .hint("see what was sent and answered", "wire")
          .asException();
    }
    query.check(answer.body(), "the answer of " + door.who());
    return answer.body();
  }

  private ServiceAnswer sent(Request request) {
    try {
      return door.send(request);
    } catch (LabException e) {
      throw e.getCause() instanceof TransportException failure
          ? advice(failure).map(hint -> with(e, hint)).orElse(e)
          : e;
    }
  }

  /** Cosign's flags lead there, whoever is asked. */
  private static Optional<Hint> advice(TransportException failure) {
    Optional<UntrustedServer.Fault> fault = failure.untrusted().map(UntrustedServer::fault);
    return fault.isPresent()
        ? advice(fault.get())
        : Optional.of(SHOW).filter(it -> failure.asksForCertificate() || isCut(failure));
  }

  /** Of a time that is over the client says what there is to say. */
  private static Optional<Hint> advice(UntrustedServer.Fault fault) {
    return switch (fault) {
      case UNKNOWN_AUTHORITY, BROKEN ->
          Optional.of(new Hint("name its authority", "… --timestamp-client-cacert ca.pem"));
      case WRONG_NAME ->
          Optional.of(new Hint("if one of those names is meant", "… --timestamp-server-name NAME"));
      case EXPIRED -> Optional.empty();
    };
  }

  /** With TLS 1.3 a server may close the connection because it saw no certificate. */
  private static boolean isCut(TransportException failure) {
    return failure.wasOverTls()
        && (failure.failure() == TransportException.Failure.PROTOCOL
            || failure.failure() == TransportException.Failure.CUT);
  }

  private static LabException with(LabException e, Hint hint) {
    return new LabException(e.problem().withHintsFirst(List.of(hint)), e);
  }
}
