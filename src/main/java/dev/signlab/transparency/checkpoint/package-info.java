/**
 * Checkpoints: what a log says, signed, about its tree.
 *
 * <p>Specification: C2SP tlog-checkpoint.
 *
 * <p>Start reading at {@link dev.signlab.transparency.checkpoint.Checkpoint}.
 */
@NullMarked
package dev.signlab.transparency.checkpoint;

import org.jspecify.annotations.NullMarked;
