/**
 * Digests, algorithms, keys and signatures in the words of their specifications.
 *
 * <p>Specification: FIPS 180-4, RFC 5280, RFC 5958, OCI image-spec descriptor.md.
 *
 * <p>Start reading at {@link dev.signlab.crypto.Digest}.
 */
@NullMarked
package dev.signlab.crypto;

import org.jspecify.annotations.NullMarked;
