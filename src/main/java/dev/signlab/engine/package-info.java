/**
 * The signing engine: sign, verify, attach, inspect, compatible with cosign.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md}; {@code content/design/engine.adoc} for
 * what is ours.
 *
 * <p>Start reading at {@link dev.signlab.engine.sign.Signing} and {@link
 * dev.signlab.engine.verify.Verification}.
 */
@NullMarked
package dev.signlab.engine;

import org.jspecify.annotations.NullMarked;
