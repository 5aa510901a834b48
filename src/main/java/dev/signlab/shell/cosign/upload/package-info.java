/**
 * The commands that put files into a registry as artifacts.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/moving.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.upload.UploadCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.upload;

import org.jspecify.annotations.NullMarked;
