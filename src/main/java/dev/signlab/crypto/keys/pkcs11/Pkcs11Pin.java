package dev.signlab.crypto.keys.pkcs11;

/** Where the PIN of a token comes from; asked only when the token wants one. */
@FunctionalInterface
public interface Pkcs11Pin {

  /** Returns the bytes of the PIN. */
  byte[] read();
}
