/**
 * A log on disk that only grows: entries, the nodes of the tree over them, and the checkpoint that
 * was given out last.
 *
 * <p>Specification: RFC 9162 section 2.1 for the tree, C2SP tlog-checkpoint; the files are our own.
 *
 * <p>Start reading at {@link dev.signlab.transparency.store.LogStore}.
 */
@NullMarked
package dev.signlab.transparency.store;

import org.jspecify.annotations.NullMarked;
