package dev.signlab.sigstore.client.rekor;

import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;

/** An answer of a log of version 1 that somebody kept. */
public final class LoggedAnswer {

  private LoggedAnswer() {}

  /**
   * Reads the one entry in it.
   *
   * @param answer an object whose one member is the entry
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static TransparencyLogEntry parse(JsonFields answer) {
    return EntryAnswer.named(answer).entry();
  }
}
