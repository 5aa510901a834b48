package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads the distinguished encoding rules (X.690) strictly: one form for each value, no leftovers.
 */
final class DerReader {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTF8_STRING = 0x0c;
  static final int SEQUENCE = 0x30;
  static final int CONTEXT = 0xa0;

  private static final int LONG_FORM = 0x80;

  private final byte[] bytes;
  private final String what;
  private int position;

  DerReader(byte[] bytes, String what) {
    this.bytes = bytes;
    this.what = what;
  }

  boolean atEnd() {
    return position == bytes.length;
  }

  boolean nextIs(int tag) {
    return position < bytes.length && (bytes[position] & 0xff) == tag;
  }

  /** Refuses bytes behind the last value. */
  void end() {
    if (!atEnd()) {
      throw malformed((bytes.length - position) + " bytes too many");
    }
  }

  DerReader sequence() {
    return new DerReader(value(SEQUENCE), what);
  }

  DerReader context(int number) {
    return new DerReader(value(CONTEXT + number), what);
  }

  BigInteger integer() {
    byte[] value = value(INTEGER);
    if (value.length == 0 || isPadded(value)) {
      throw malformed("an integer that is not in its shortest form");
    }
    return new BigInteger(value);
  }

  byte[] octets() {
    return value(OCTET_STRING);
  }

  byte[] bits() {
    byte[] value = value(BIT_STRING);
    if (value.length == 0 || value[0] != 0) {
      throw malformed("a bit string that is no whole number of bytes");
    }
    return Arrays.copyOfRange(value, 1, value.length);
  }

  String objectIdentifier() {
    byte[] value = value(OBJECT_IDENTIFIER);
    StringBuilder text = new StringBuilder();
    long arc = 0;
    for (byte b : value) {
      arc = (arc << 7) | (b & 0x7f);
      if (b >= 0) {
        appendArc(text, arc);
        arc = 0;
      }
    }
    return text.toString();
  }

  private static void appendArc(StringBuilder text, long arc) {
    if (text.isEmpty()) {
      long first = Math.min(arc / 40, 2);
      text.append(first).append('.').append(arc - first * 40);
    } else {
      text.append('.').append(arc);
    }
  }

  byte[] value(int tag) {
    if (!nextIs(tag)) {
      throw malformed(
          atEnd() ? "the end of the data" : String.format("tag %02x", bytes[position] & 0xff));
    }
    position++;
    int length = length();
    if (length > bytes.length - position) {
      throw malformed("a length beyond the end of the data");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private int length() {
    int first = next();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count < 1 || count > 3) {
      throw malformed("a length that DER does not allow");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | next();
    }
    if (length < LONG_FORM || length >>> (8 * (count - 1)) == 0) {
      throw malformed("a length that is not in its shortest form");
    }
    return length;
  }

  private int next() {
    if (atEnd()) {
      throw malformed("the end of the data");
    }
    return bytes[position++] & 0xff;
  }

  private static boolean isPadded(byte[] value) {
    return value.length > 1
        && ((value[0] == 0 && value[1] >= 0) || (value[0] == -1 && value[1] < 0));
  }

  LabException malformed(String found) {
    return Problem.of(what + " is not valid DER")
        .expected("a key in ASN.1 DER, as openssl writes it")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
