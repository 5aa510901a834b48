/**
 * The commands about files that name images: the payload to sign, and verifying what a file names.
 *
 * <p>Specification: cosign 3.1's own help and behaviour.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.files.FileCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.files;

import org.jspecify.annotations.NullMarked;
