/**
 * The commands that sign and verify files, and those for bundles.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/blobs.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.blob.BlobCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.blob;

import org.jspecify.annotations.NullMarked;
