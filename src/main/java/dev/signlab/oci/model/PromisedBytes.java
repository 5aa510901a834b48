package dev.signlab.oci.model;

import dev.signlab.crypto.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Gives no more bytes than a descriptor promises, and at their end makes sure that they are the
 * ones. Used by one thread.
 */
public final class PromisedBytes extends FilterInputStream {

  private final Descriptor expected;
  private final Refusal refusal;
  private final MessageDigest digest;
  private long length;
  private boolean checked;

  /** Says that the bytes are not the promised ones, in the words of those who read them. */
  @FunctionalInterface
  public interface Refusal {
    /** Returns what is thrown instead of reaching the end. */
    RuntimeException of(String expected, String found);
  }

  /** Reads what a descriptor promises. */
  public PromisedBytes(InputStream in, Descriptor expected, Refusal refusal) {
    super(in);
    this.expected = expected;
    this.refusal = refusal;
    this.digest = expected.digest().algorithm().newMessageDigest();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int n = super.read(buffer, offset, count);
    if (n < 0) {
      check();
      return n;
    }
    digest.update(buffer, offset, n);
    length += n;
    if (length > expected.size()) {
      throw refusal.of(expected.size() + " bytes", "more");
    }
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes(Math.clamp(count, 0, 8 << 10)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() {
    if (checked) {
      return;
    }
    checked = true;
    if (length < expected.size()) {
      throw refusal.of(expected.size() + " bytes", length + " bytes");
    }
    Digest found = Digest.finish(expected.digest().algorithm(), digest);
    if (!found.equals(expected.digest())) {
      throw refusal.of(expected.digest().toString(), found.toString());
    }
  }
}
