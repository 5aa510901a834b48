/**
 * The commands of cosign that prepare a machine and tell about it: logging in to a registry, the
 * variables, completion for other shells.
 *
 * <p>Specification: cosign 3.1's own help and behaviour.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.setup.SetupCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.setup;

import org.jspecify.annotations.NullMarked;
