/**
 * The signing config: which services a signer asks, and how many of them.
 *
 * <p>Specification: sigstore protobuf-specs, {@code SigningConfig} in {@code
 * sigstore_trustroot.proto}, version 0.2.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.signingconfig.SigningConfig}.
 */
@NullMarked
package dev.signlab.sigstore.signingconfig;

import org.jspecify.annotations.NullMarked;
