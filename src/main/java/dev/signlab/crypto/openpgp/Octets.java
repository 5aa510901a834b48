package dev.signlab.crypto.openpgp;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads octets of OpenPGP from front to back (RFC 9580, section 3). Used by one thread. */
final class Octets {

  private static final int LARGEST_INTEGER = 4096;

  private final byte[] bytes;
  private final String what;
  private int at;

  Octets(byte[] bytes, String what) {
    this.bytes = bytes.clone();
    this.what = what;
  }

  boolean isEmpty() {
    return at == bytes.length;
  }

  int left() {
    return bytes.length - at;
  }

  int octet() {
    return take(1)[0] & 0xff;
  }

  int two() {
    return (octet() << 8) | octet();
  }

  long four() {
    return ((long) two() << 16) | two();
  }

  byte[] take(long count) {
    if (count < 0 || count > left()) {
      throw malformed(what, "an end in the middle: the file is cut off, or is something else");
    }
    at += (int) count;
    return Arrays.copyOfRange(bytes, at - (int) count, at);
  }

  byte[] rest() {
    return take(left());
  }

  /** Reads a multiprecision integer (section 3.2). */
  BigInteger integer() {
    int bits = two();
    if (bits > LARGEST_INTEGER) {
      throw malformed(what, "a number of " + bits + " bits");
    }
    return new BigInteger(1, take((bits + 7) / 8));
  }

  static LabException malformed(String what, String found) {
    return Problem.of(what + " is not OpenPGP as the lab reads it")
        .expected("version 4 (RFC 9580), by a key on P-256 or Ed25519, or of RSA")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
