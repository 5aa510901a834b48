/**
 * Verification as a tree of steps: each passed with its evidence, failed with its cause, or was not
 * reached because of another.
 *
 * <p>Specification: cosign {@code specs/SIGNATURE_SPEC.md}; cosign 3.1's own exit codes.
 *
 * <p>Start reading at {@link dev.signlab.engine.verify.Verification}.
 */
@NullMarked
package dev.signlab.engine.verify;

import org.jspecify.annotations.NullMarked;
