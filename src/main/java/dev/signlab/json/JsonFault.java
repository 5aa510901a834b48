package dev.signlab.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Says where and why bytes are no JSON, in words of our own: those of the parser speak of itself.
 */
final class JsonFault {

  private static final int LONGEST_NAME = 60;

  private final byte[] bytes;
  private final JacksonException failure;

  private JsonFault(byte[] bytes, JacksonException failure) {
    this.bytes = bytes;
    this.failure = failure;
  }

  /** What our own reading of values refuses, in words of our own already. */
  static final class Own extends StreamReadException {
    private static final long serialVersionUID = 1;

    Own(JsonParser parser, String words) {
      super(parser, words);
    }
  }

  /** Returns one line, such as {@code line 3, column 7: the character '<'}. */
  static String words(byte[] bytes, JacksonException failure) {
    JsonFault fault = new JsonFault(bytes, failure);
    TokenStreamLocation location = failure.getLocation();
    boolean known = location != null && location.getLineNr() > 0 && location.getColumnNr() > 0;
    String place =
        known ? "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": " : "";
    return place + fault.kind();
  }

  private String kind() {
    String message = String.valueOf(failure.getOriginalMessage());
    if (failure instanceof Own) {
      return message;
    }
    if (failure instanceof StreamConstraintsException) {
      return message.contains("nesting") ? "values nested too deep" : "a value that is too long";
    }
    if (failure instanceof UnexpectedEndOfInputException || message.contains("end-of-input")) {
      return "the end, in the middle of a value";
    }
    if (message.startsWith("Duplicate")) {
      return "the member " + quoted(message) + " for the second time";
    }
    if (message.contains("UTF-8")) {
      return "bytes that are not UTF-8";
    }
    return message.contains("escape") ? "a backslash before what needs none" : character();
  }

  /** The name of the member is what the parser puts in quotes. */
  private static String quoted(String message) {
    int start = message.indexOf('"');
    int end = message.lastIndexOf('"');
    String name = start < 0 || end <= start ? "" : message.substring(start + 1, end);
    return "\"" + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name) + "\"";
  }

  private String character() {
    TokenStreamLocation location = failure.getLocation();
    long offset = location == null ? -1 : location.getByteOffset();
    if (offset < 0 || offset >= bytes.length) {
      return "something that does not belong there";
    }
    int length = (int) Math.min(4, bytes.length - offset);
    String rest = new String(bytes, (int) offset, length, StandardCharsets.UTF_8);
    int point = rest.codePointAt(0);
    boolean seen = !Character.isISOControl(point) && !Character.isWhitespace(point);
    return seen
        ? "the character '" + Character.toString(point) + "' does not belong there"
        : "a character that is not seen (U+%04X) does not belong there".formatted(point);
  }
}
