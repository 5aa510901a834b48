package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.model.Descriptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Gives no more bytes than were promised, and at their end makes sure that they are the ones. */
final class VerifyingStream extends FilterInputStream {

  private final Descriptor expected;
  private final String what;
  private final MessageDigest digest;
  private long length;
  private boolean checked;

  VerifyingStream(InputStream in, Descriptor expected, String what) {
    super(in);
    this.expected = expected;
    this.what = what;
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
      throw RegistryProblems.mismatch(what, expected.size() + " bytes", "more");
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
      throw RegistryProblems.mismatch(what, expected.size() + " bytes", length + " bytes");
    }
    Digest found = Digest.finish(expected.digest().algorithm(), digest);
    if (!found.equals(expected.digest())) {
      throw RegistryProblems.mismatch(what, expected.digest().toString(), found.toString());
    }
  }
}
