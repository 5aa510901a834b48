/**
 * The tiles of a log: its tree and its entries in pieces that never change, each under a path of
 * its own, so that any server of files can serve them.
 *
 * <p>Specification: C2SP tlog-tiles.
 *
 * <p>Start reading at {@link dev.signlab.transparency.tile.TilePath}.
 */
@NullMarked
package dev.signlab.transparency.tile;

import org.jspecify.annotations.NullMarked;
