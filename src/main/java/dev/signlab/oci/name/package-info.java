/**
 * What images are called: registry, repository, tag, digest.
 *
 * <p>Specification: OCI distribution-spec, section Pulling manifests; the normalisation of Docker
 * references.
 *
 * <p>Start reading at {@link dev.signlab.oci.name.Reference}.
 */
@NullMarked
package dev.signlab.oci.name;

import org.jspecify.annotations.NullMarked;
