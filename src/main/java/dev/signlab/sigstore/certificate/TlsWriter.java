package dev.signlab.sigstore.certificate;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes the presentation language of TLS (RFC 5246, section 4). A value that does not fit its
 * field is a mistake of the caller. Not safe for use by several threads.
 */
public final class TlsWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Writes an unsigned number in a count of bytes, 1 to 8. */
  public TlsWriter number(long number, int length) {
    if (number < 0 || (length < Long.BYTES && number >>> (8 * length) != 0)) {
      throw new IllegalArgumentException(number + " does not fit into " + length + " bytes");
    }
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
    return this;
  }

  /** Writes bytes whose count the reader knows. */
  public TlsWriter fixed(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Writes bytes behind their length. */
  public TlsWriter vector(byte[] bytes, int lengthBytes) {
    return number(bytes.length, lengthBytes).fixed(bytes);
  }

  /** Writes a vector of vectors, each behind its length. */
  public TlsWriter vectors(List<byte[]> elements, int lengthBytes, int elementLengthBytes) {
    TlsWriter inner = new TlsWriter();
    elements.forEach(element -> inner.vector(element, elementLengthBytes));
    return vector(inner.bytes(), lengthBytes);
  }

  /** Returns what was written. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
