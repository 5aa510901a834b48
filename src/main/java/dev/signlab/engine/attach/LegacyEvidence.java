package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.json.Json;
import dev.signlab.sigstore.client.fulcio.IssuedCertificate;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the older layout keeps beside a signature: the certificate and those above it, one entry of
 * a log, one timestamp. Of several entries or timestamps it has room for the first.
 */
public final class LegacyEvidence {

  private LegacyEvidence() {}

  /** Returns it as the annotations of the signature's layer. */
  public static Map<String, String> annotations(MadeSignature made) {
    Map<String, String> annotations = new LinkedHashMap<>();
    made.entries().stream()
        .findFirst()
        .map(LegacyEvidence::entry)
        .ifPresent(entry -> annotations.put(SignatureExtras.BUNDLE, Json.writeText(entry)));
    made.certificate().ifPresent(issued -> certificate(issued, annotations));
    made.timestamps().stream()
        .findFirst()
        .map(LegacyEvidence::timestamp)
        .ifPresent(stamp -> annotations.put(SignatureExtras.TIMESTAMP, Json.writeText(stamp)));
    return annotations;
  }

  private static void certificate(IssuedCertificate issued, Map<String, String> annotations) {
    annotations.put(SimpleSigningLayout.CERTIFICATE, issued.pem());
    if (!issued.issuers().isEmpty()) {
      annotations.put(SignatureExtras.CHAIN, issued.issuersPem());
    }
  }

  /**
   * Returns an entry in the form that cosign calls bundle ({@code RekorBundle}); only an entry with
   * the log's promise has it.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED for an entry without
   */
  public static JsonNode entry(TransparencyLogEntry entry) {
    ObjectNode bundle = Json.object();
    bundle.put(
        "SignedEntryTimestamp",
        base64(entry.inclusionPromise().orElseThrow(() -> unpromised(entry))));
    bundle
        .putObject("Payload")
        .put("body", base64(entry.canonicalizedBody()))
        .put("integratedTime", entry.integratedTime())
        .put("logIndex", entry.logIndex())
        .put("logID", HexFormat.of().formatHex(entry.logId()));
    return bundle;
  }

  private static LabException unpromised(TransparencyLogEntry entry) {
    return Problem.of("the layout of cosign 2 has no room for a log entry without a promise")
        .expected("the log's promise, a signed entry timestamp")
        .found("entry " + entry.logIndex() + " without one")
        .hint("leave --new-bundle-format=false out")
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Returns a timestamp in the form that cosign writes ({@code RFC3161Timestamp}). */
  public static JsonNode timestamp(byte[] answer) {
    return Json.object().put("SignedRFC3161Timestamp", base64(answer));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
