package dev.signlab.http;

import java.nio.charset.StandardCharsets;

/**
 * What is kept of a body for the {@code wire} command: its length, and its beginning where that is
 * text.
 *
 * @param length how many bytes went over the wire
 * @param text the beginning as text without secrets, or an empty text where the bytes are no text
 * @param isCut whether there was more than {@code text} shows
 */
public record BodyPreview(long length, String text, boolean isCut) {

  /** Nothing was sent. */
  public static final BodyPreview NONE = new BodyPreview(0, "", false);

  /** How many bytes are kept at most. */
  public static final int KEPT = 8 << 10;

  /** Makes a preview of the first bytes of a body of a given length. */
  public static BodyPreview of(byte[] beginning, int kept, long length) {
    if (!isText(beginning, kept)) {
      return new BodyPreview(length, "", length > 0);
    }
    String text = new String(beginning, 0, kept, StandardCharsets.UTF_8);
    return new BodyPreview(length, Redaction.ofBody(text), kept < length);
  }

  /** Text has no control characters but tabs and line breaks; archives have some very early. */
  private static boolean isText(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if ((b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
