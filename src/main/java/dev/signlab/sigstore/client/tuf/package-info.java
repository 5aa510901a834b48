/**
 * The client of a repository of The Update Framework: fetches what is handed out, believes it step
 * by step, and keeps it where cosign 3 keeps it.
 *
 * <p>Specification: The Update Framework, version 1.0.31, section 5; the folder is that of
 * sigstore-go, {@code pkg/tuf}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.tuf.TufClient}.
 */
@NullMarked
package dev.signlab.sigstore.client.tuf;

import org.jspecify.annotations.NullMarked;
