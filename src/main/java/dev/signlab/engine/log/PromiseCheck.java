package dev.signlab.engine.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the promise of a log to include an entry, the signed entry timestamp (SET).
 *
 * @param entry the entry
 * @param log the log that is said to have promised
 */
record PromiseCheck(TransparencyLogEntry entry, LogInstance log) {

  static final String PROMISE = "promised by the log";

  private static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/rekor-spec.md";

  Step judge(byte[] promise) {
    boolean signed = log.key().verifier(log.algorithm()).verifies(promised(), promise);
    Outcome outcome =
        signed
            ? new Outcome.Passed("the log signed body, time and index")
            : new Outcome.Failed(
                Cause.WRONG_PROMISE,
                "a signature by the log's key " + log.key().fingerprint(),
                "a promise that does not verify by it");
    return Step.of(PROMISE, SPECIFICATION, outcome);
  }

  /** What the log signed: the entry as its API shows it, in canonical form. */
  private byte[] promised() {
    ObjectNode payload = Json.object();
    payload.put("body", Base64.getEncoder().encodeToString(entry.canonicalizedBody()));
    payload.put("integratedTime", entry.integratedTime());
    payload.put("logIndex", entry.logIndex());
    payload.put("logID", EntryCheck.hex(entry.logId()));
    return CanonicalJson.write(payload, "log entry");
  }
}
