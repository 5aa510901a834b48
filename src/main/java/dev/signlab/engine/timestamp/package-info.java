/**
 * Timestamps beside signatures: whether an authority that is trusted says when a signature was
 * there.
 *
 * <p>Specification: RFC 3161; sigstore architecture-docs, {@code client-spec.md} section 4.
 *
 * <p>Start reading at {@link dev.signlab.engine.timestamp.TimestampJudge}.
 */
@NullMarked
package dev.signlab.engine.timestamp;

import org.jspecify.annotations.NullMarked;
