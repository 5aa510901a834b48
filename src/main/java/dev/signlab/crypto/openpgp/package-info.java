/**
 * Detached signatures of OpenPGP and the public keys that verify them, with their subkeys, as
 * {@code gpg} makes them: version 4, on P-256 and Ed25519, and RSA to verify. What is not read is
 * refused by name.
 *
 * <p>Specification: RFC 9580, sections 4 to 6 and 10; RFC 4880 for what older programs write.
 *
 * <p>Start reading at {@link dev.signlab.crypto.openpgp.DetachedSignature}.
 */
@NullMarked
package dev.signlab.crypto.openpgp;

import org.jspecify.annotations.NullMarked;
