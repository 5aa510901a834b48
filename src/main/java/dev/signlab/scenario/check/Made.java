package dev.signlab.scenario.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a variable of the learner's Java holds.
 *
 * @param binary whether it is an array of bytes
 * @param bytes these, or the text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record Made(boolean binary, byte[] bytes) {

  /** Copies the bytes. */
  public Made {
    bytes = bytes.clone();
  }

  /** Tells whether it is these bytes: as an array, or in hexadecimal digits or Base64. */
  boolean is(byte[] wanted) {
    String text = text().strip();
    return binary
        ? Arrays.equals(bytes, wanted)
        : text.equalsIgnoreCase(HexFormat.of().formatHex(wanted))
            || text.equals(Base64.getEncoder().encodeToString(wanted));
  }

  /** Returns it for a person: the text, or the bytes in hexadecimal digits. */
  public String text() {
    return binary ? HexFormat.of().formatHex(bytes) : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Made made && binary == made.binary && Arrays.equals(bytes, made.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
