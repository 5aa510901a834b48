package dev.signlab.engine.signatory;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.client.rekor.RekorClient;
import dev.signlab.sigstore.client.tsa.TimestampClient;
import java.util.List;

/**
 * Who is to witness a signature: authorities that say when it was there, logs that say that it was.
 *
 * @param authorities asked first, each
 * @param logs asked then, each
 */
public record Witnesses(List<TimestampClient> authorities, List<RekorClient> logs) {

  /** Nobody: only the key says that it signed. */
  public static final Witnesses NONE = new Witnesses(List.of(), List.of());

  private static final int TILES = 2;

  /** Copies the lists. */
  public Witnesses {
    authorities = List.copyOf(authorities);
    logs = List.copyOf(logs);
  }

  /** Tells whether there is nobody. */
  public boolean isEmpty() {
    return authorities.isEmpty() && logs.isEmpty();
  }

  /**
   * Refuses what nobody could verify later: a certificate of minutes in a log of version 2, which
   * says no times, without an authority that does.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause NO_SERVICE
   */
  public void requireTime() {
    boolean untimed = logs.stream().anyMatch(log -> log.version() == TILES);
    if (untimed && authorities.isEmpty()) {
      throw Problem.of(
              "a timestamp authority must be provided to request a short-lived certificate that"
                  + " will be logged to Rekor v2")
          .expected("a timestamp authority beside Rekor of version 2, which says no times")
          .found("none")
          .cause(Cause.NO_SERVICE)
          .asException();
    }
  }
}
