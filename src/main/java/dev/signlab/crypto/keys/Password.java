package dev.signlab.crypto.keys;

/** Where the password of a private key comes from; asked only when a file needs it. */
@FunctionalInterface
public interface Password {

  /** Returns the bytes of the password; none for an empty one. */
  byte[] read();
}
