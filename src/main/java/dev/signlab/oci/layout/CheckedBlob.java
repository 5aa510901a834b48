package dev.signlab.oci.layout;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.model.Descriptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Refuses, at their end, bytes that are not the ones described. */
final class CheckedBlob extends FilterInputStream {

  private final Descriptor expected;
  private final MessageDigest digest;
  private long length;
  private boolean checked;

  CheckedBlob(InputStream in, Descriptor expected) {
    super(in);
    this.expected = expected;
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
    if (n >= 0) {
      digest.update(buffer, offset, n);
      length += n;
    } else if (!checked) {
      checked = true;
      Digest found = Digest.finish(expected.digest().algorithm(), digest);
      if (length != expected.size() || !found.equals(expected.digest())) {
        throw LayoutProblems.wrongBytes(expected, found + ", " + length + " bytes");
      }
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
