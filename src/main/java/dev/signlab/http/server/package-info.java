/**
 * Servers on loopback: one request in, one answer out, a check of who may ask, one place where
 * failures become answers, and a record of each exchange.
 *
 * <p>Specification: RFC 9110, RFC 9112.
 *
 * <p>Start reading at {@link dev.signlab.http.server.LoopbackServer}.
 */
@NullMarked
package dev.signlab.http.server;

import org.jspecify.annotations.NullMarked;
