/**
 * Where keys live: cosign's encrypted files, the environment, services and tokens.
 *
 * <p>Specification: the key file of cosign ({@code cosign/KEYS.md} and go-securesystemslib's {@code
 * encrypted}); RFC 7914 (scrypt); NaCl's secretbox.
 *
 * <p>Start reading at {@link dev.signlab.crypto.keys.KeyProviders}, and at {@link
 * dev.signlab.crypto.keys.EncryptedPrivateKey} for the file's form.
 */
@NullMarked
package dev.signlab.crypto.keys;

import org.jspecify.annotations.NullMarked;
