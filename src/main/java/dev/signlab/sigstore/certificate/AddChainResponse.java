package dev.signlab.sigstore.certificate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The answer of a log of certificates to a chain that was added (RFC 6962, section 4.1): the form
 * in which a timestamp lies in a file of its own.
 */
public final class AddChainResponse {

  /** The most bytes of a file that are read: 64 KiB. */
  public static final int LARGEST = 64 << 10;

  private static final int LOG_ID = 32;
  private static final int MOST = 0xffff;

  private AddChainResponse() {}

  /** Returns the answer with a timestamp in it, without line ends. */
  public static byte[] write(SignedCertificateTimestamp timestamp) {
    Base64.Encoder base64 = Base64.getEncoder();
    return Json.write(
        Json.object()
            .put("sct_version", 0)
            .put("id", base64.encodeToString(timestamp.logId()))
            .put("timestamp", timestamp.timestamp().toEpochMilli())
            .put("extensions", base64.encodeToString(timestamp.extensions()))
            .put("signature", base64.encodeToString(timestamp.digitallySigned())));
  }

  /**
   * Reads the timestamp in an answer.
   *
   * @param json the answer
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static SignedCertificateTimestamp parse(byte[] json, String what) {
    JsonFields fields = Json.parseObject(json, what);
    byte[] id = fields.bytes("id");
    byte[] extensions = fields.has("extensions") ? fields.bytes("extensions") : new byte[0];
    long version = fields.has("sct_version") ? fields.number("sct_version") : 0;
    if (id.length != LOG_ID || extensions.length > MOST || version != 0) {
      throw Problem.of(what + " is no timestamp of a log of certificates")
          .expected("version 0, an id of " + LOG_ID + " bytes, and short extensions")
          .found("version " + version + ", an id of " + id.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.write(0);
    encoded.writeBytes(id);
    encoded.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(fields.number("timestamp")).array());
    encoded.writeBytes(
        ByteBuffer.allocate(Short.BYTES).putShort((short) extensions.length).array());
    encoded.writeBytes(extensions);
    encoded.writeBytes(fields.bytes("signature"));
    return SignedCertificateTimestamp.parse(encoded.toByteArray(), what);
  }
}
