/**
 * Whom a verification believes beside the signer: authorities, logs and clocks of a trusted root,
 * and what it asks of them.
 *
 * <p>Specification: sigstore architecture-docs, {@code client-spec.md} section 4.
 *
 * <p>Start reading at {@link dev.signlab.engine.trust.Trust}.
 */
@NullMarked
package dev.signlab.engine.trust;

import org.jspecify.annotations.NullMarked;
