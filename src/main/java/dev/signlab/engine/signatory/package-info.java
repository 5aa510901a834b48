/**
 * Who signs, and who witnesses it: a key that is kept, or an identity with a key that exists for
 * one signature; timestamp authorities and logs that say when and that it was signed.
 *
 * <p>Specification: sigstore {@code client-spec.md}, section 3 (Signing).
 *
 * <p>Start reading at {@link dev.signlab.engine.signatory.Signatory}.
 */
@NullMarked
package dev.signlab.engine.signatory;

import org.jspecify.annotations.NullMarked;
