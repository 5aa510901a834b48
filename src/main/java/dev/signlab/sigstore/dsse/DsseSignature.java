package dev.signlab.sigstore.dsse;

import java.util.Arrays;

/** One signature of an envelope. Immutable; two are equal when key name and bytes are. */
public final class DsseSignature {

  private final String keyId;
  private final byte[] signature;

  DsseSignature(String keyId, byte[] signature) {
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  /**
   * Returns the name of the key, as the envelope has it: unsigned, a help for finding the key and
   * nothing more; empty where there is none, as with cosign.
   */
  public String keyId() {
    return keyId;
  }

  /** Returns the bytes of the signature. */
  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DsseSignature that
        && keyId.equals(that.keyId)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return 31 * keyId.hashCode() + Arrays.hashCode(signature);
  }
}
