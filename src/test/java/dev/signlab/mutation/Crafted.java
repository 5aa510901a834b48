package dev.signlab.mutation;

/** A key, a message and a signature that were made for each other. */
interface Crafted {

  /** The public key as text. */
  String key();

  byte[] message();

  byte[] signature();
}
