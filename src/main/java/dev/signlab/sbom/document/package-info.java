/**
 * Inventories as documents that other tools read, written by the libraries of SPDX and CycloneDX,
 * and what a document says of itself: its format and the image it describes.
 *
 * <p>Specification: SPDX 2.3, CycloneDX 1.6, package URLs (purl 1.0, type oci).
 *
 * <p>Start reading at {@link dev.signlab.sbom.document.SbomWriter} and {@link
 * dev.signlab.sbom.document.SbomSubject}; the latter loads none of the libraries.
 */
@NullMarked
package dev.signlab.sbom.document;

import org.jspecify.annotations.NullMarked;
