/**
 * Images in folders and archives, and what it takes to read one and to write one wherever it is.
 *
 * <p>Specification: OCI image-spec 1.1 (image-layout.md, layer.md for the paths in layers); POSIX
 * ustar and pax for archives, RFC 1952 and RFC 8878 for what packs them.
 *
 * <p>Start reading at {@link dev.signlab.oci.layout.OciLayout}.
 */
@NullMarked
package dev.signlab.oci.layout;

import org.jspecify.annotations.NullMarked;
