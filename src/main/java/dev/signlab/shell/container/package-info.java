/**
 * The one container that the lab has: its own registry, which stands in for that of {@code docker
 * run registry:2} and of a compose file.
 *
 * <p>Specification: docker-ps(1), docker-stop(1), docker-rm(1), docker-logs(1), the compose
 * specification, as far as one registry needs them.
 *
 * <p>Start reading at {@link dev.signlab.shell.container.Containers}.
 */
@NullMarked
package dev.signlab.shell.container;

import org.jspecify.annotations.NullMarked;
