package dev.signlab.engine.identity;

import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;

/**
 * What lies beside a signature, in whatever form it came.
 *
 * @param entries of transparency logs
 * @param timestamps answers of timestamp authorities, in DER
 * @param signature what the entries have to speak of
 * @param stamped what the timestamps have to be over
 * @param isLoose whether it is a bare signature, whose entry a log can be asked for
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Evidence(
    List<TransparencyLogEntry> entries,
    List<byte[]> timestamps,
    LoggedSignature signature,
    byte[] stamped,
    boolean isLoose) {

  /** Copies the lists. */
  public Evidence {
    entries = List.copyOf(entries);
    timestamps = List.copyOf(timestamps);
  }
}
