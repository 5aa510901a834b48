package dev.signlab.sigstore.logentry;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The form in which cosign kept a log's answer before there were bundles: the entry and the log's
 * promise, in an annotation of the signature or in a file.
 */
public final class RekorBundle {

  private RekorBundle() {}

  /**
   * Reads the form as an entry; it has a promise and no proof.
   *
   * @param json as it was kept
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static TransparencyLogEntry parse(byte[] json, String what) {
    JsonFields fields = Json.parseObject(json, what);
    JsonFields payload = fields.object("Payload");
    byte[] body = payload.bytes("body");
    JsonFields logged = Json.parseObject(body, "the log entry in " + what);
    return new TransparencyLogEntry(
        payload.number("logIndex"),
        hex(payload.text("logID"), what),
        logged.text("kind"),
        logged.text("apiVersion"),
        payload.number("integratedTime"),
        Optional.of(fields.bytes("SignedEntryTimestamp")),
        Optional.empty(),
        body);
  }

  private static byte[] hex(String text, String what) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of("logID in " + what + " is malformed")
          .expected("hexadecimal digits")
          .found(text)
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }
}
