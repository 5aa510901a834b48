/**
 * Commands about the world: its registry, which one it is, and the line of Docker that people know
 * for starting one.
 *
 * <p>Specification: {@code content/design/environment.adoc}; docker-run(1) for its flags.
 *
 * <p>May import: environment, oci, shell.command, shell.run, diagnostic.
 *
 * <p>Start reading at {@link dev.signlab.shell.world.WorldCommands}.
 */
@NullMarked
package dev.signlab.shell.world;

import org.jspecify.annotations.NullMarked;
