/**
 * Logs that are asked: entries, proofs and growth, each recomputed and believed from nobody. A log
 * that tells different people different things is found out here.
 *
 * <p>Specification: sigstore/rekor, {@code openapi.yaml}; C2SP tlog-tiles; RFC 9162 section 2.1.
 *
 * <p>Start reading at {@link dev.signlab.engine.monitor.LogMonitor}.
 */
@NullMarked
package dev.signlab.engine.monitor;

import org.jspecify.annotations.NullMarked;
