package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** Bytes that DER wraps as an octet string (X.690, section 8.7), as extensions of X.509 do. */
public final class OctetString {

  private OctetString() {}

  /** Returns the bytes with tag and length in front. */
  public static byte[] encode(byte[] bytes) {
    return DerWriter.octets(bytes);
  }

  /**
   * Returns the bytes behind tag and length.
   *
   * @param der one octet string, and nothing behind it
   * @param what names it in problems
   */
  public static byte[] parse(byte[] der, String what) {
    try {
      DerReader reader = new DerReader(der, what);
      byte[] bytes = reader.octets();
      reader.end();
      return bytes;
    } catch (LabException e) {
      throw Problem.of(what + " is not an octet string")
          .expected("one OCTET STRING in DER")
          .found(e.problem().foundOrSummary())
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }
}
