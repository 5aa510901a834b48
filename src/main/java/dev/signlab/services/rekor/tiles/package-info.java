/**
 * A log of signatures, Rekor of the second version: takes one kind of entry, and serves its tree as
 * tiles from which clients compute everything else themselves.
 *
 * <p>Specification: sigstore/rekor-tiles, {@code CLIENTS.md} and {@code rekor_service.proto}; C2SP
 * tlog-tiles, tlog-checkpoint, signed-note.
 *
 * <p>Start reading at {@link dev.signlab.services.rekor.tiles.TilesLog}.
 */
@NullMarked
package dev.signlab.services.rekor.tiles;

import org.jspecify.annotations.NullMarked;
