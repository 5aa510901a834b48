/**
 * Entries of transparency logs: whether a log that is trusted holds a signature.
 *
 * <p>Specification: sigstore architecture-docs, {@code rekor-spec.md}, {@code rekor-v2-spec.md} and
 * {@code client-spec.md} section 4; RFC 9162 for proofs, C2SP for checkpoints.
 *
 * <p>Start reading at {@link dev.signlab.engine.log.LogJudge}.
 */
@NullMarked
package dev.signlab.engine.log;

import org.jspecify.annotations.NullMarked;
