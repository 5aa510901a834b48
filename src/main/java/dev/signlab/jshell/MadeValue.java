package dev.signlab.jshell;

import java.util.Base64;

/**
 * What a variable of a snippet holds.
 *
 * @param binary whether it holds an array of bytes
 * @param bytes these, or its text in UTF-8; at most 4 KiB
 */
@SuppressWarnings("ArrayRecordComponent")
public record MadeValue(boolean binary, byte[] bytes) {

  private static final String BINARY = "bytes";

  static MadeValue parse(String text) {
    int colon = text.indexOf(':');
    return new MadeValue(
        text.substring(0, colon).equals(BINARY),
        Base64.getDecoder().decode(text.substring(colon + 1)));
  }
}
