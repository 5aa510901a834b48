/**
 * Commands about the world: its registry, and which one it is.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.world.WorldCommands}.
 */
@NullMarked
package dev.signlab.shell.world;

import org.jspecify.annotations.NullMarked;
