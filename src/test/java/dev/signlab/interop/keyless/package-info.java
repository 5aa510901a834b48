/**
 * The matrix of everybody who signs by an identity, and everybody who verifies that: against the
 * lab's own services.
 *
 * <p>Start reading at {@link dev.signlab.interop.keyless.KeylessMatrixIntegrationTests}.
 */
@NullMarked
package dev.signlab.interop.keyless;

import org.jspecify.annotations.NullMarked;
