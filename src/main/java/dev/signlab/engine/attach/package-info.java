/**
 * What hangs on an image in its registry: where it lies, and how more is added without losing any.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md}, "Storage"; OCI image-spec manifest.md.
 *
 * <p>Start reading at {@link dev.signlab.engine.attach.SignatureStore}.
 */
@NullMarked
package dev.signlab.engine.attach;

import org.jspecify.annotations.NullMarked;
