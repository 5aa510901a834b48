/**
 * Signing images in cosign's legacy layout.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md}.
 *
 * <p>May import: what engine may.
 *
 * <p>Start reading at {@link dev.signlab.engine.sign.Signing}.
 */
@NullMarked
package dev.signlab.engine.sign;

import org.jspecify.annotations.NullMarked;
