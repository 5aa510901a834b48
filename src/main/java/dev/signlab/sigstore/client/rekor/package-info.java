/**
 * Transparency logs, client side: a signature goes in, an entry with its proof comes back. Version
 * 1 keeps signatures over digests ({@code hashedrekord}) and envelopes ({@code dsse}); version 2
 * keeps signatures over digests alone, so that of an envelope the digest of what was signed goes
 * there.
 *
 * <p>Specification: rekor {@code openapi.yaml}; rekor-tiles {@code CLIENTS.md}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.rekor.RekorClient}.
 */
@NullMarked
package dev.signlab.sigstore.client.rekor;

import org.jspecify.annotations.NullMarked;
