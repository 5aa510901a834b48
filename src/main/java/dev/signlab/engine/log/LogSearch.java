package dev.signlab.engine.log;

import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;

/** Asks a log for the entries of a signature that came without one. */
@FunctionalInterface
public interface LogSearch {

  /**
   * Returns what the log has of a signature; nothing of it is judged.
   *
   * @throws dev.signlab.diagnostic.LabException when nobody can be asked, or does not answer: with
   *     the cause NO_LOG_ENTRY, NO_SERVICE, UNTRUSTED_SERVER, SERVICE_REFUSED, WRONG_ALGORITHM or
   *     MALFORMED; with another one, or none, when it was not found out who is to be asked
   */
  List<TransparencyLogEntry> find(LoggedSignature signature);
}
