/**
 * A small declarative policy over attested statements: rules that say where to look and what must
 * be there. It stands where cosign takes CUE and Rego, which no library evaluates on this platform.
 *
 * <p>Specification: {@code content/reference/policies.adoc}; paths are JSON Pointers (RFC 6901).
 *
 * <p>May import: what engine may; of the engine only {@code engine.report}.
 *
 * <p>Start reading at {@link dev.signlab.engine.policy.Policy}.
 */
@NullMarked
package dev.signlab.engine.policy;

import org.jspecify.annotations.NullMarked;
