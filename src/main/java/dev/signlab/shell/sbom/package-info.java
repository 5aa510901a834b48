/**
 * Listing what is in an image, in the words of syft.
 *
 * <p>Specification: the usage of syft 1, as far as images go; content/design/sbom.adoc says what is
 * left out.
 *
 * <p>Start reading at {@link dev.signlab.shell.sbom.SbomCommands}.
 */
@NullMarked
package dev.signlab.shell.sbom;

import org.jspecify.annotations.NullMarked;
