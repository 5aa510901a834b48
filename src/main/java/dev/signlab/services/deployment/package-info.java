/**
 * All services of one sigstore deployment, started together in one process: each on a port of its
 * own, all with one state that can be put back while they serve.
 *
 * <p>Specification: {@code content/design/deployment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.services.deployment.Deployment}.
 */
@NullMarked
package dev.signlab.services.deployment;

import org.jspecify.annotations.NullMarked;
