/**
 * Reads the layers of an image, one after the other and in constant memory, and lists what is
 * installed in the file system that they make together, or in each of them.
 *
 * <p>Specification: OCI image-spec layer.md (change sets, whiteouts, opaque whiteouts).
 *
 * <p>Start reading at {@link dev.signlab.sbom.scan.ImageScan}.
 */
@NullMarked
package dev.signlab.sbom.scan;

import org.jspecify.annotations.NullMarked;
