package dev.signlab.sigstore.certificate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the presentation language of TLS (RFC 5246, section 4): numbers of a fixed count of bytes,
 * and vectors behind their length. Not safe for use by several threads.
 */
public final class TlsReader {

  private final byte[] bytes;
  private final String what;
  private int position;

  /** Reads bytes from their beginning; {@code what} names them in problems. */
  public TlsReader(byte[] bytes, String what) {
    this.bytes = bytes.clone();
    this.what = what;
  }

  /** Returns an unsigned number of 1 to 8 bytes; one above 2^63 - 1 is refused. */
  public long number(int length) {
    require(length);
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = (number << 8) | (bytes[position++] & 0xff);
    }
    if (number < 0) {
      throw malformed("a number below two to the 63rd", "a larger one");
    }
    return number;
  }

  /** Returns a fixed count of bytes. */
  public byte[] fixed(int length) {
    require(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Returns the bytes of a vector whose length stands in front in a count of bytes, 1 to 3. */
  public byte[] vector(int lengthBytes) {
    return fixed((int) number(lengthBytes));
  }

  /** Returns the elements of a vector of vectors, each behind its length. */
  public List<byte[]> vectors(int lengthBytes, int elementLengthBytes) {
    TlsReader inner = new TlsReader(vector(lengthBytes), what);
    List<byte[]> elements = new ArrayList<>();
    while (inner.position < inner.bytes.length) {
      elements.add(inner.vector(elementLengthBytes));
    }
    return elements;
  }

  /** Refuses bytes behind the last value. */
  public void end() {
    if (position < bytes.length) {
      throw malformed("nothing behind it", (bytes.length - position) + " bytes");
    }
  }

  private void require(int length) {
    if (length > bytes.length - position) {
      throw malformed(length + " bytes more", (bytes.length - position) + " bytes");
    }
  }

  private LabException malformed(String expected, String found) {
    return Problem.of(what + " is malformed")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
