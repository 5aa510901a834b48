/**
 * The trusted root: which logs, certificate authorities and timestamp authorities a verifier
 * believes, and from when until when.
 *
 * <p>Specification: sigstore protobuf-specs, {@code sigstore_trustroot.proto}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.trustedroot.TrustedRoot}.
 */
@NullMarked
package dev.signlab.sigstore.trustedroot;

import org.jspecify.annotations.NullMarked;
