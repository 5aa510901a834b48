/**
 * The commands that sigstore's conformance suite calls. Only their exit status counts.
 *
 * <p>Specification: sigstore-conformance, {@code docs/cli_protocol.md}.
 *
 * <p>Start reading at {@link dev.signlab.shell.conformance.ConformanceCommands}.
 */
@NullMarked
package dev.signlab.shell.conformance;

import org.jspecify.annotations.NullMarked;
