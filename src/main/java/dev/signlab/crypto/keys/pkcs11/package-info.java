/**
 * Keys on tokens: hardware security modules and their likes, through the module of their maker.
 *
 * <p>Specification: PKCS #11 (OASIS, version 2.40) called by Java's foreign function interface, and
 * its URIs (RFC 7512); {@code content/design/keys.adoc} says why not by the JDK's own provider.
 *
 * <p>Start reading at {@link dev.signlab.crypto.keys.pkcs11.Pkcs11Uri} and {@link
 * dev.signlab.crypto.keys.pkcs11.Pkcs11Module}.
 */
@NullMarked
package dev.signlab.crypto.keys.pkcs11;

import org.jspecify.annotations.NullMarked;
