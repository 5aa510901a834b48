/**
 * Images in folders and archives, and what it takes to read one and to write one wherever it is.
 *
 * <p>Specification: OCI image-spec 1.1 (image-layout.md); POSIX ustar for archives.
 *
 * <p>May import: oci.name, oci.model, crypto, json, storage, diagnostic.
 *
 * <p>Start reading at {@link dev.signlab.oci.layout.OciLayout}.
 */
@NullMarked
package dev.signlab.oci.layout;

import org.jspecify.annotations.NullMarked;
