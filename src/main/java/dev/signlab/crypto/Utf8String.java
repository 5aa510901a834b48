package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text that DER wraps as a UTF8String (X.690, section 8.23), as extensions of X.509 do. */
public final class Utf8String {

  private Utf8String() {}

  /** Returns the text with tag and length in front. */
  public static byte[] encode(String text) {
    return DerWriter.text(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the text behind tag and length.
   *
   * @param der one UTF8String, and nothing behind it
   * @param what names it in problems
   */
  public static String parse(byte[] der, String what) {
    try {
      DerReader reader = new DerReader(der, what);
      byte[] text = reader.value(DerReader.UTF8_STRING);
      reader.end();
      return decode(text, what);
    } catch (LabException e) {
      throw malformed(what, "one UTF8String in DER", e.problem().foundOrSummary());
    }
  }

  /** Returns a text that stands alone; {@code what} names it in problems. */
  public static String decode(byte[] text, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(what, "a text in UTF-8", "bytes that are not UTF-8");
    }
  }

  private static LabException malformed(String what, String expected, String found) {
    return Problem.of(what + " is malformed")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
