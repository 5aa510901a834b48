package dev.signlab.crypto;

import dev.signlab.diagnostic.LabException;
import java.math.BigInteger;

/** The outer form of an ECDSA signature: Ecdsa-Sig-Value of RFC 3279, section 2.2.3. */
final class EcdsaSignature {

  /** Two numbers of 66 bytes for P-521, with room for their tags and lengths. */
  private static final int LONGEST = 160;

  private EcdsaSignature() {}

  /** Tells whether bytes are a sequence of two positive integers in DER, and nothing else. */
  static boolean isDer(byte[] signature) {
    if (signature.length > LONGEST) {
      return false;
    }
    try {
      DerReader outer = new DerReader(signature, "signature");
      DerReader numbers = outer.sequence();
      outer.end();
      BigInteger r = numbers.integer();
      BigInteger s = numbers.integer();
      numbers.end();
      return r.signum() > 0 && s.signum() > 0;
    } catch (LabException e) {
      return false;
    }
  }
}
