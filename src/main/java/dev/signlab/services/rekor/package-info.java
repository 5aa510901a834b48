/**
 * A log of signatures, Rekor of the first version: verifies what it is given, keeps a canonical
 * form of it, and finds it again.
 *
 * <p>Specification: sigstore/rekor, {@code openapi.yaml} and {@code types.md}; architecture-docs,
 * {@code rekor-spec.md}.
 *
 * <p>Start reading at {@link dev.signlab.services.rekor.RekorLog}.
 */
@NullMarked
package dev.signlab.services.rekor;

import org.jspecify.annotations.NullMarked;
