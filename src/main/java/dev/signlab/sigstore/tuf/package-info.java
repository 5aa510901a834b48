/**
 * The metadata of The Update Framework, by which a trusted root is handed out: who may sign what,
 * which files there are, and until when that may be believed.
 *
 * <p>Specification: The Update Framework, version 1.0.31; signatures are over the canonical JSON of
 * OLPC, which is not that of RFC 8785.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.tuf.RootMetadata}.
 */
@NullMarked
package dev.signlab.sigstore.tuf;

import org.jspecify.annotations.NullMarked;
