/**
 * The words of oras: files as artifacts in a registry, and what is attached to what.
 *
 * <p>Specification: oras 1.3's own help; OCI image-spec manifest.md, distribution-spec (referrers).
 *
 * <p>Start reading at {@link dev.signlab.shell.oras.OrasCommands}.
 */
@NullMarked
package dev.signlab.shell.oras;

import org.jspecify.annotations.NullMarked;
