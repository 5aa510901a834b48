/**
 * Images of five kinds, built here, what is found in them, and what the judges of SPDX and
 * CycloneDX say of the documents.
 */
@NullMarked
package dev.signlab.sbom;

import org.jspecify.annotations.NullMarked;
