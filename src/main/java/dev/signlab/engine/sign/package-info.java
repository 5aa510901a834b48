/**
 * Signing images, in the layout of cosign 3 or in the legacy one.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md}; for bundles what cosign 3.1 writes, in
 * {@code content/design/engine.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.engine.sign.Signing}.
 */
@NullMarked
package dev.signlab.engine.sign;

import org.jspecify.annotations.NullMarked;
