package dev.signlab.engine.monitor;

import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.client.rekor.NamedEntry;

/**
 * An entry that a log answered with, and what was recomputed of it.
 *
 * @param answered the entry
 * @param checks passed when everything holds
 */
public record SeenEntry(NamedEntry answered, Step checks) {

  /** Returns the index of the entry, as the log says it. */
  public long index() {
    return answered.entry().logIndex();
  }
}
