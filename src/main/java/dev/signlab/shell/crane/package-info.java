/**
 * The words of crane: what a registry says of its images.
 *
 * <p>Specification: crane's own help, as far as the labs need it.
 *
 * <p>Start reading at {@link dev.signlab.shell.crane.CraneCommands}.
 */
@NullMarked
package dev.signlab.shell.crane;

import org.jspecify.annotations.NullMarked;
