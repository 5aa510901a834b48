/**
 * Words that ask a transparency log and show how each of its answers is recomputed.
 *
 * <p>Specification: none of our own; the logs are Rekor of either version.
 *
 * <p>Start reading at {@link dev.signlab.shell.log.LogCommands}.
 */
@NullMarked
package dev.signlab.shell.log;

import org.jspecify.annotations.NullMarked;
