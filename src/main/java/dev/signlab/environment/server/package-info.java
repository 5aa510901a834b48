/**
 * A server of the world: where it runs, which process runs it, what it answered.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.environment.server.Hosting}.
 */
@NullMarked
package dev.signlab.environment.server;

import org.jspecify.annotations.NullMarked;
