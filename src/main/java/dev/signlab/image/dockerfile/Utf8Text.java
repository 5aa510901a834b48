package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads files that must be UTF-8, so that no character of them is lost without a word. */
final class Utf8Text {

  private static final int HIGH = 0xFE;
  private static final int HIGHEST = 0xFF;

  private Utf8Text() {}

  /** Returns the text of a file, without its byte order mark. */
  static String read(Path file, String name) {
    byte[] bytes = BoundedFile.read(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return withoutMark(text);
    } catch (CharacterCodingException e) {
      throw notUtf8(bytes, name, e);
    }
  }

  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static LabException notUtf8(byte[] bytes, String name, CharacterCodingException e) {
    int first = bytes[0] & 0xFF;
    boolean isWide = first == HIGH || first == HIGHEST;
    return Problem.of(name + " is not written in UTF-8")
        .expected("text in UTF-8")
        .found(isWide ? "the byte order mark of UTF-16" : "bytes that are no UTF-8")
        .hint("save it as UTF-8 in your editor")
        .cause(Cause.MALFORMED)
        .asException(e);
  }
}
