/**
 * Commands that show what the last command did: as a tree of steps, and on the wire.
 *
 * <p>Specification: none.
 *
 * <p>Start reading at {@link dev.signlab.shell.inspect.InspectCommands}.
 */
@NullMarked
package dev.signlab.shell.inspect;

import org.jspecify.annotations.NullMarked;
