package dev.signlab.sigstore.client.tsa;

import dev.signlab.crypto.timestamp.TimestampQuery;
import dev.signlab.http.Body;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;

/**
 * Asks a timestamp authority to say that something was there (RFC 3161, section 3.4).
 *
 * @param door the way there; its address is the whole one, to which nothing is added
 */
public record TimestampClient(ServiceDoor door) {

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
    ServiceAnswer answer = door.send(request);
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
}
