package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;

/**
 * What tells an entry at a glance.
 *
 * @param digest of what was signed, shortened; empty when the entry cannot be read
 * @param names of who signed; none of a bare key
 * @param isReadable whether the entry is of a kind that is known and well formed
 */
public record EntrySummary(String digest, List<String> names, boolean isReadable) {

  /** Copies the list. */
  public EntrySummary {
    names = List.copyOf(names);
  }

  /** Reads an entry. */
  public static EntrySummary of(TransparencyLogEntry entry) {
    try {
      EntryBody body = EntryBody.parse(entry);
      List<String> names =
          EntrySigner.of(body).stream().flatMap(signer -> signer.names().stream()).toList();
      return new EntrySummary(body.digest().shortened(), names, true);
    } catch (LabException e) {
      return new EntrySummary("", List.of(), false);
    }
  }
}
