package dev.signlab.crypto;

import dev.signlab.diagnostic.LabException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An ECDSA signature: Ecdsa-Sig-Value of RFC 3279, section 2.2.3.
 *
 * @param r the first number, positive
 * @param s the second number, positive
 */
public record EcdsaSignature(BigInteger r, BigInteger s) {

  /** Two numbers of 66 bytes for P-521, with room for their tags and lengths. */
  private static final int LONGEST = 160;

  /** Reads a sequence of two positive integers in DER; nothing when bytes are anything else. */
  public static Optional<EcdsaSignature> parse(byte[] signature) {
    if (signature.length > LONGEST) {
      return Optional.empty();
    }
    try {
      DerReader outer = new DerReader(signature, "signature");
      DerReader numbers = outer.sequence();
      outer.end();
      EcdsaSignature read = new EcdsaSignature(numbers.integer(), numbers.integer());
      numbers.end();
      return Optional.of(read).filter(EcdsaSignature::isPositive);
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads two numbers of the same fixed length one behind the other: the form of IEEE P1363, which
   * tokens and JSON Web Signatures use.
   */
  public static EcdsaSignature parseFixed(byte[] signature) {
    int half = signature.length / 2;
    return new EcdsaSignature(
        new BigInteger(1, signature, 0, half),
        new BigInteger(1, signature, half, signature.length - half));
  }

  /** Returns the sequence of two integers in DER. */
  public byte[] der() {
    return DerWriter.sequence(DerWriter.integer(r), DerWriter.integer(s));
  }

  private boolean isPositive() {
    return r.signum() > 0 && s.signum() > 0;
  }
}
