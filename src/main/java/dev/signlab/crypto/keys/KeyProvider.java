package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

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

  /** Makes a key pair there, of the kind that cosign makes there; returns its public half. */
  default VerificationKey create(KeyReference reference, KeyContext context) {
    throw Problem.of("no key pair can be made at " + reference)
        .expected("a reference to a place where keys are made, or none for files")
        .found(reference.scheme() + ", where keys are only found")
        .hint("make them in files", new Intent.MakeKeys(Optional.empty()))
        .asException();
  }

  /** Tells whether the public half can be read without opening the private one. */
  default boolean showsPublicKeys() {
    return true;
  }
}
