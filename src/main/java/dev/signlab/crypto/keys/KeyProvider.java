package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;

/**
 * A place where keys live, claimed by the scheme of a {@link KeyReference}. A provider whose keys
 * never leave their device returns a signer that asks the device. Stateless.
 */
public interface KeyProvider {

  /** Returns the scheme that this provider serves, in lower case. */
  String scheme();

  /** Opens a private key for signing. */
  Signer signer(KeyReference reference, KeyContext context);

  /** Reads a public key for verifying. */
  VerificationKey publicKey(KeyReference reference, KeyContext context);
}
