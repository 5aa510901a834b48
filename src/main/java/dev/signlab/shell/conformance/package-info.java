/**
 * The commands that conformance suites call, sigstore's and that of TUF clients. Only their exit
 * status counts, and what {@code tuf} keeps.
 *
 * <p>Specification: sigstore-conformance, {@code docs/cli_protocol.md}; tuf-conformance, {@code
 * CLIENT-CLI.md}.
 *
 * <p>Start reading at {@link dev.signlab.shell.conformance.ConformanceCommands}.
 */
@NullMarked
package dev.signlab.shell.conformance;

import org.jspecify.annotations.NullMarked;
